export default function (config) {
  config.addPassthroughCopy('site/host.css');
  // What Praxis wrote that is no page.
  config.addPassthroughCopy('site/clinic/assets');
  config.addPassthroughCopy('site/clinic/**/*.{json,xml,svg,png}');
  return {dir: {input: 'site', output: 'out'}};
}
