/** Each folder's map from the name of a reference case's `fn` to the function that answers it. */
export const incidence = {};
