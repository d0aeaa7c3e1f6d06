/** A request that ENS, or its gateway, refuses: HTTP status, Code and Message of the error body. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** [DOC] 400 `InvalidParameter.%s`. `why` is the simulator's own addition, for the one who reads the log. */
export function invalidParameter(field: string, why: string): Refusal {
  return new Refusal(
    400,
    `InvalidParameter.${field}`,
    `The specified field ${field} invalid. Please check it again. (${why})`,
  );
}

export function missingParameter(field: string): Refusal {
  return new Refusal(400, `MissingParameter.${field}`, `The parameter ${field} is required.`);
}

/** A wrong request to the control surface. */
export class ControlRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'ControlRefusal';
  }
}
