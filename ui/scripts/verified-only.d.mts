import type { Plugin } from "vite";

export declare function verifiedOnly(data: unknown): unknown;
export declare function supportData(): Plugin;
