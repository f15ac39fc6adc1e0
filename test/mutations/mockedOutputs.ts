import { mockedTls } from "../components/certificates/mockedTls";
import type { MockedOutputs } from "../support/mockedStack";

/** What providers compute of the resources of the components, as far as a component or a policy looks at it. */
export const mockedOutputs: MockedOutputs = {
  ...mockedTls,
  "aws:s3/bucket:Bucket": (name) => ({ bucket: `${name}-1a2b3c4` }),
  "aws:cloudwatch/logGroup:LogGroup": (name, { name: given }) => ({ name: given ?? `${name}-1a2b3c4` }),
  "aws:sns/topic:Topic": (name) => ({ name: `${name}-1a2b3c4` }),
  "aws:acm/certificate:Certificate": (_name, { domainName }) => ({
    domainValidationOptions: [
      {
        domainName,
        resourceRecordName: `_proof.${domainName}`,
        resourceRecordType: "CNAME",
        resourceRecordValue: "_proof.acm-validations.aws",
      },
    ],
  }),
};
