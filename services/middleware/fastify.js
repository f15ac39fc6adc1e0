// For resolution that does not read `exports`, such as TypeScript's `moduleResolution: node`.
module.exports = require("./dist/fastify.js");
