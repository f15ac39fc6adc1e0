export { cloudfrontHttps } from "./cloudfrontHttps";
export { cloudfrontLogging } from "./cloudfrontLogging";
export { cloudfrontOriginAccess } from "./cloudfrontOriginAccess";
export { cloudfrontOriginTls } from "./cloudfrontOriginTls";
export { cloudfrontRootObject } from "./cloudfrontRootObject";
export { cloudfrontSecurityHeaders } from "./cloudfrontSecurityHeaders";
export { cloudfrontTlsVersion } from "./cloudfrontTlsVersion";
export { cloudfrontWaf } from "./cloudfrontWaf";
