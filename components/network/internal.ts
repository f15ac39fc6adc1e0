export { networkPeerFields } from "./checkNetworkPeer";
