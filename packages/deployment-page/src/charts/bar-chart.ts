/** One share against its threshold, as a bar that fits any width. */

import { type Html, html } from "../html.ts";

/** `part` of `total`; `threshold` in percent. The picture has no text: it stands beside. */
export function shareBar(
  id: string,
  title: string,
  part: number,
  total: number,
  threshold: number | undefined,
): Html {
  const share = total > 0 ? Math.min(100, Math.max(0, (part / total) * 100)) : 0;
  const missed = threshold !== undefined && share < threshold;
  return html`<svg class="share-bar" role="img" aria-labelledby="${id}-title ${id}-desc"><title id="${id}-title">${title}</title><desc id="${id}-desc">${part} of ${total}${threshold !== undefined && `, at least ${threshold} % required`}</desc><rect class="track" width="100%" height="12" y="5" rx="3"/><rect class="${missed ? "failure" : "success"}" width="${share.toFixed(3)}%" height="12" y="5" rx="3"/>${
    threshold !== undefined &&
    html`<line class="threshold" x1="${threshold}%" x2="${threshold}%" y1="0" y2="22"/>`
  }</svg>`;
}
