/** The front end's own pages. Texts as App Service shows them (believed). */
export interface Page {
  readonly status: number;
  readonly body: string;
}

const page = (status: number, title: string, text: string): Page => ({
  status,
  body: `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>`,
});

export const pages = {
  waiting: page(
    200,
    "Microsoft Azure App Service - Welcome",
    "Your web app is running and waiting for your content.",
  ),
  stopped: page(
    403,
    "Error 403 - This web app is stopped.",
    "The web app you have attempted to reach is currently stopped and does not accept any requests.",
  ),
  notFound: page(
    404,
    "404 Web Site not found.",
    "The web app you have attempted to reach is not available in this region.",
  ),
  badGateway: page(
    502,
    "502 - Web server received an invalid response",
    "The site's process broke the connection.",
  ),
  unavailable: page(
    503,
    "503 - Service Unavailable",
    "Application Error: the site's process does not run.",
  ),
};
