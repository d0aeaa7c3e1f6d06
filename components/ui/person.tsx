/** Who it is: the name, and the e-mail, which nobody can choose. One that is not known, or is the name, is left out. */
export function Person({ name, email }: { name: string; email: string | null }) {
  return (
    <span className="min-w-0 break-words">
      <span className="font-medium">{name}</span>
      {email === null || name.includes(email) ? null : <span className="text-dim"> {email}</span>}
    </span>
  );
}
