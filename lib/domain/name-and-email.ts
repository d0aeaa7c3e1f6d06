/** A person in one text: a name alone does not tell who it is. `email` null: the store does not know them any more. */
export function nameAndEmail(name: string, email: string | null): string {
  return email === null || name.includes(email) ? name : `${name} (${email})`;
}
