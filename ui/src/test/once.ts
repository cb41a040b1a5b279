// Done once to the page that all test files share.
import { configure, getConfig } from "@testing-library/svelte";
import axe from "axe-core";

import { rememberComputedStyles } from "./computed-style";

// jsdom has no dialogs or popovers; the journeys try the real engine's.
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

if (document.defaultView) rememberComputedStyles(document.defaultView);

// While a query waits it fails again and again, and would print the whole page into each error. The
// page is printed once, when it gives up.
const describe = getConfig().getElementError;
configure({
  getElementError: (message, container) => {
    const { _disableExpensiveErrorDiagnostics: polling } = getConfig() as {
      _disableExpensiveErrorDiagnostics?: boolean;
    };
    if (!polling) return describe(message, container);
    const error = new Error(message ?? "");
    error.name = "TestingLibraryElementError";
    return error;
  },
});

// Tests ask axe what is wrong. It need not describe every element that is right.
const run = axe.run.bind(axe) as (
  context: axe.ElementContext,
  options: axe.RunOptions,
) => Promise<axe.AxeResults>;
Object.assign(axe, {
  run: (context: axe.ElementContext, options: axe.RunOptions = {}) =>
    run(context, { resultTypes: ["violations"], ...options }),
});
