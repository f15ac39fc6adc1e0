import type { ServiceError } from "@grpc/grpc-js";

/** The answer to a call over gRPC. */
export function answered<Answer>(
  call: (done: (error: ServiceError | null, answer: Answer) => void) => unknown,
): Promise<Answer> {
  return new Promise((done, failed) => {
    call((error, answer) => (error ? failed(error) : done(answer)));
  });
}
