import { afterEach } from "vitest";
import { cleanup } from "@testing-library/svelte";

// jsdom has no dialogs or popovers; the real engine's are tried by the journeys.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
  this.dispatchEvent(new Event("close"));
};
HTMLElement.prototype.showPopover ??= function () {};
HTMLElement.prototype.hidePopover ??= function () {};
HTMLElement.prototype.scrollIntoView ??= function () {};

afterEach(() => cleanup());
