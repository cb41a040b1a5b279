import { afterEach } from "vitest";
import { cleanup, configure } from "@testing-library/svelte";

// A page that draws itself part after part may take a while on a busy machine.
configure({ asyncUtilTimeout: 20_000 });

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
