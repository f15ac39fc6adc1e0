import { PublicCertificate } from "secure-microservice";
import { account } from "./account";

export const shopCertificate = new PublicCertificate("shop", {
  account,
  domainName: "shop.example.com",
  zoneId: "Z0123456789ABCDEFGHIJ",
});
