// Shows the document that the address names, the first of the menu if it names none of them.
const links = [...document.querySelectorAll('nav a')];
const nameOf = (link) => new URLSearchParams(link.search).get('document');
const wanted = new URLSearchParams(location.search).get('document');
const current = links.find((link) => nameOf(link) === wanted) ?? links[0];
const source = `/openapi/${nameOf(current)}.yaml`;

current.setAttribute('aria-current', 'page');
document.getElementById('source').href = source;
document.title = `Andon API: ${current.textContent}`;

SwaggerUIBundle({
  url: source,
  dom_id: '#document',
  deepLinking: true,
  validatorUrl: null,
  defaultModelsExpandDepth: 0,
  presets: [SwaggerUIBundle.presets.apis],
});
