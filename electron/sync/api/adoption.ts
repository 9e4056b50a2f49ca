import { ServerError, Status } from 'nice-grpc';
import type { AdoptDeliveryRequest } from '../../../shared/proto/gen/packwright/v1/sync.ts';
import type { Adoption, AdoptionRequest } from '../post/adopting.ts';

const MAX_PERSON_CHARACTERS = 254;

/** Adopts a delivery that was booked by hand. It goes on to its end also when the station listens no more. */
export async function adoptDelivery(
  adopt: ((request: AdoptionRequest) => Promise<Adoption>) | null,
  station: string,
  { shipmentId, person, number }: AdoptDeliveryRequest,
): Promise<{ outcome: string }> {
  if (person === '' || person.length > MAX_PERSON_CHARACTERS || number <= 0) {
    throw new ServerError(Status.INVALID_ARGUMENT, 'Who wants it, and which delivery it is, has to be said.');
  }
  if (adopt === null) throw new ServerError(Status.FAILED_PRECONDITION, 'No SAP is configured.');
  const adoption = await adopt({ shipmentId, station, person, number });
  if (adoption.kind === 'notKnown') {
    throw new ServerError(Status.NOT_FOUND, `This station has no shipment ${shipmentId}.`);
  }
  if (adoption.kind === 'notNow') {
    throw new ServerError(
      Status.FAILED_PRECONDITION,
      `The shipment is ${adoption.state}: that cannot be done now.`,
    );
  }
  return { outcome: JSON.stringify(adoption) };
}
