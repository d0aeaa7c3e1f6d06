const BOUNDARY = 'boundary-of-the-abuse-tests';

export type FormBody = { body: string; contentType: string };

/** A multipart form, as a browser sends it. Fields keep their order. */
export function formOf(fields: readonly (readonly [string, string])[]): FormBody {
  const parts = fields.map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    body: `${parts.join('')}--${BOUNDARY}--\r\n`,
    contentType: `multipart/form-data; boundary=${BOUNDARY}`,
  };
}

/** What a page without scripts would post: names the action in a field, with its arguments bound. No header is needed. */
export function actionForm(id: string, args: readonly unknown[]): FormBody {
  return formOf([
    ['$ACTION_REF_1', ''],
    ['$ACTION_1:0', JSON.stringify({ id, bound: '$@1' })],
    ['$ACTION_1:1', JSON.stringify(args)],
  ]);
}
