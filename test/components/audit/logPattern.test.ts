import assert from "node:assert/strict";
import { matchesPattern } from "../../support/logPattern";

/*
 * The examples of the Amazon CloudWatch Logs User Guide, "Filter pattern syntax": what the stand-in for CloudWatch Logs says
 * about a filter is worth as much as it agrees with them.
 */

const trail = JSON.stringify({
  eventType: "UpdateTrail",
  sourceIPAddress: "111.111.111.111",
  arrayKey: ["value", "another value"],
  objectList: [
    { name: "a", id: 1 },
    { name: "b", id: 2 },
  ],
  SomeObject: null,
  ThisFlag: true,
  "cluster.name": "c",
});

const account = JSON.stringify({
  user: { id: 1, email: "John.Stiles@example.com" },
  users: [
    { id: 2, email: "John.Doe@example.com" },
    { id: 3, email: "Jane.Doe@example.com" },
  ],
  actions: ["GET", "PUT", "DELETE"],
  coordinates: [
    [0, 1, 2],
    [4, 5, 6],
    [7, 8, 9],
  ],
});

const request = '127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534';

const cases: readonly [pattern: string, line: string, matches: boolean][] = [
  ["", "anything", true],
  ["ERROR", "[ERROR 400] BAD REQUEST", true],
  ["ERROR", "[error 400] bad request", false],
  ["ERROR ARGUMENTS", "[ERROR 419] MISSING ARGUMENTS", true],
  ["ERROR ARGUMENTS", "[ERROR 400] BAD REQUEST", false],
  ["?ERROR ?ARGUMENTS", "[ERROR 400] BAD REQUEST", true],
  ["?ERROR ?ARGUMENTS", "[INFO] READY", false],
  ['"INTERNAL SERVER ERROR"', "[ERROR 500] INTERNAL SERVER ERROR", true],
  ['"INTERNAL SERVER ERROR"', "[ERROR 500] SERVER ERROR, INTERNAL", false],
  ["ERROR -Exiting", "Exiting with ERRORCODE: -1", false],
  ["%AUTHORIZED%", "[ERROR 401] UNAUTHORIZED REQUEST", true],
  ["%AUTHORIZED%", "[ERROR 400] BAD REQUEST", false],

  ['{ $.eventType = "UpdateTrail" }', trail, true],
  ['{ $.eventType = "DeleteTrail" }', trail, false],
  ['{ $.eventType = "*Trail" }', trail, true],
  ["{ $.eventType = UpdateTrail }", trail, true],
  ["{ $.sourceIPAddress != 123.123.* }", trail, true],
  ["{ $.sourceIPAddress != 111.111.* }", trail, false],
  ['{ $.arrayKey[0] = "value" }', trail, true],
  ['{ $.arrayKey[1] = "value" }', trail, false],
  ["{ $.objectList[1].id = 2 }", trail, true],
  ["{ $.eventType = %Trail% }", trail, true],
  ["{ $.eventType = %^Trail% }", trail, false],
  ["{ $.SomeObject IS NULL }", trail, true],
  ["{ $.SomeOtherObject NOT EXISTS }", trail, true],
  ["{ $.SomeObject NOT EXISTS }", trail, false],
  ["{ $.ThisFlag IS TRUE }", trail, true],
  ["{ $.['cluster.name'] = \"c\" }", trail, true],
  ['{ $.eventType = "UpdateTrail" }', "no JSON", false],
  ["{ $.bandwidth > 75 }", '{"bandwidth":76}', true],
  ["{ $.bandwidth > 75 }", '{"bandwidth":75}', false],
  ["{ $.latency <= 50 }", '{"latency":50}', true],
  ["{ $.errorCode = 400 }", '{"errorCode":400}', true],
  ["{ $.errorCode = 4* }", '{"errorCode":404}', true],
  ['{ ($.user.id = 1) && ($.users[0].email = "John.Doe@example.com") }', account, true],
  ['{ ($.user.id = 2 && $.users[0].email = "nonmatch") || $.actions[2] = "GET" }', account, false],
  [
    '{ $.user.email = "John.Stiles@example.com" || $.coordinates[0][1] = "nonmatch" && $.actions[2] = "nonmatch" }',
    account,
    true,
  ],
  [
    '{ ($.user.email = "John.Stiles@example.com" || $.coordinates[0][1] = "nonmatch") && $.actions[2] = "nonmatch" }',
    account,
    false,
  ],

  ["[ip, user, username, timestamp, request, status_code, bytes]", request, true],
  ["[ip, user, username, timestamp, request, status_code]", request, false],
  ["[ip, user, username, timestamp, request =*.html*, status_code = 4*, bytes > 1000]", request, true],
  ["[ip, user, username, timestamp, request =*.html*, status_code = 5*, bytes > 1000]", request, false],
  ["[..., status_code = 4*, bytes]", request, true],
  ["[..., bytes > 2000]", request, false],
  ["[ip = %127\\.0\\.0\\.[1-9]%, ...]", request, true],
  ["[ip != %127\\.0\\.0\\.[1-9]%, ...]", request, false],
  ["[w1 = ERROR || w1 = %WARN%, w2]", "WARNING disk", true],
  ["[w1 = ERROR || w1 = %WARN%, w2]", "INFO disk", false],
];

describe("the stand-in for CloudWatch Logs' filter patterns", () => {
  for (const [pattern, line, expected] of cases) {
    it(`${pattern || "an empty pattern"} ${expected ? "matches" : "does not match"} ${line.slice(0, 60)}`, () => {
      assert.equal(matchesPattern(pattern, line), expected);
    });
  }

  it("refuses what AWS refuses: groups and other characters in expressions, and more than 1024 characters", () => {
    assert.throws(() => matchesPattern("{ $.a = %(b|c)% }", '{"a":"b"}'), /does not take in an expression/);
    assert.throws(() => matchesPattern("%something!%", "something!"), /does not take in an expression/);
    assert.throws(() => matchesPattern("E".repeat(1025), "E"), /AWS takes 1024/);
    assert.throws(() => matchesPattern("{ $.a = 1", '{"a":1}'), /does not end/);
    assert.throws(() => matchesPattern("{ $.a is 1 }", '{"a":1}'), /a comparison is missing/);
  });

  it("does not guess what is unequal to a property that is not there", () => {
    assert.throws(() => matchesPattern('{ $.a != "b" }', "{}"), /is not in the event/);
    assert.equal(matchesPattern('{ $.c = 1 && $.a != "b" }', "{}"), false);
  });
});
