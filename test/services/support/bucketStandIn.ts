import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { type Application, listening } from "./frameworks";

/** Lets a test step in: called with each upload before and after it is stored. */
export type Witness = (upload: number, moment: "before" | "after") => void | Promise<void>;

/**
 * An S3 bucket by HTTP, as far as records need one: objects by path, `If-None-Match: *`, and the errors NoSuchKey and
 * PreconditionFailed. Source: Amazon S3 API Reference, PutObject, GetObject, "Error responses".
 */
export class BucketStandIn {
  readonly objects = new Map<string, string>();
  witness: Witness = () => {};
  private uploads = 0;

  private constructor() {}

  static async start(): Promise<BucketStandIn & Application> {
    const bucket = new BucketStandIn();
    const server = createServer((request, response) => {
      bucket.answer(request, response).catch(() => response.destroy());
    });
    return Object.assign(bucket, await listening(server));
  }

  /** The settings by which the AWS SDK takes it for S3. */
  static environment(port: number): Readonly<Record<string, string>> {
    return {
      DATA_FOLDER: "",
      DATA_BUCKET: "data",
      AWS_REGION: "eu-central-1",
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
      AWS_SECRET_ACCESS_KEY: "example",
    };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const key = new URL(request.url ?? "", "http://s3").pathname;
    const stored = this.objects.get(key);
    if (request.method === "GET") {
      if (stored === undefined) refuse(response, 404, "NoSuchKey");
      else response.end(stored);
      return;
    }
    const body = await text(request);
    const upload = ++this.uploads;
    await this.witness(upload, "before");
    if (request.headers["if-none-match"] === "*" && this.objects.has(key)) {
      refuse(response, 412, "PreconditionFailed");
      return;
    }
    this.objects.set(key, body);
    await this.witness(upload, "after");
    response.setHeader("etag", '"1"').end();
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  response.writeHead(status, { "content-type": "application/xml" }).end(body);
}
