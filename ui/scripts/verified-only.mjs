// Of the support data only what was verified is built into the app; what was not stays in the
// repository, for whoever looks next.
const KINDS = ["emergency", "crisis", "violence", "directory"];

/** The data as the page gets it: verified lines, and countries that have one. */
export function verifiedOnly(data) {
  const verified = (lines) => lines.filter((line) => line.verified);
  return {
    international: verified(data.international),
    countries: data.countries
      .map((country) => ({
        code: country.code,
        ...Object.fromEntries(KINDS.map((kind) => [kind, verified(country[kind])])),
      }))
      .filter((country) => KINDS.some((kind) => country[kind].length > 0)),
  };
}

/** The step of the build that sees to it. */
export function supportData() {
  return {
    name: "support-data",
    enforce: "pre",
    transform(code, id) {
      if (!id.split("?")[0].endsWith("/assets/support/support.json")) return null;
      return { code: JSON.stringify(verifiedOnly(JSON.parse(code))), map: null };
    },
  };
}
