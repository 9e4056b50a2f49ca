import type { SapError } from '../company/company.ts';

// What the Service Layer itself refuses, before the company is asked. Codes and texts are SAP's where they are
// known; where only the occasion is known, the code is -1000 and the text says plainly what is wrong.

export const SESSION_GONE: SapError = {
  status: 401,
  code: 301,
  message: 'Invalid session or session already timeout.',
};
export const LOGIN_FAILED: SapError = { status: 401, code: 100000027, message: 'Login failed' };
export const USER_LOCKED: SapError = { status: 401, code: 100000055, message: 'User account is locked' };
export const NO_SUCH_COMPANY: SapError = { status: 401, code: -5027, message: 'Switch company error: -5027' };
/** Known of stored queries; that other sets say the same is likely. */
export const NOT_PERMITTED: SapError = {
  status: 403,
  code: -6006,
  message: 'You are not permitted to perform this action',
};
export const NO_RECORD: SapError = {
  status: 404,
  code: -2028,
  message: 'No matching records found (ODBC -2028)',
};
export const OUTDATED: SapError = {
  status: 412,
  code: -2039,
  message: 'Another user or another operation modified data; to continue, open the window again (ODBC -2039)',
};
export const BODY_TOO_LARGE: SapError = { status: 413, code: -1000, message: 'Request body is too large' };
export const INTERNAL: SapError = { status: 500, code: -1, message: 'Internal error of the sandbox' };

export function malformed(message: string): SapError {
  return { status: 400, code: -1000, message };
}

export function unknownProperty(property: string, type: string): SapError {
  return malformed(`Property '${property}' of '${type}' is invalid`);
}

export function unknownInFilter(property: string): SapError {
  return { status: 400, code: 201, message: `Property '${property}' is invalid` };
}

export function unknownResource(name: string): SapError {
  return { status: 400, code: 200, message: `Unrecognized resource path. Invalid entityset '${name}'` };
}

export function wrongMethod(method: string, path: string): SapError {
  return { status: 405, code: -1000, message: `Method ${method} is not allowed on '${path}'` };
}
