const { PolicyPack } = require("@pulumi/policy");

new PolicyPack("empty", {
  policies: [{ name: "nothing", description: "Finds nothing", validateResource: () => undefined }],
});
