/** The page of the served build names the script of the page itself too, so that it is fetched beside the first one. */
import type { Plugin } from 'vite';

const START = 'src/start.ts';

export function preloaded(): Plugin {
  return {
    name: 'bede-preloaded',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle }) {
        const start = Object.values(bundle ?? {}).find((file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(START));
        return start ? [{ tag: 'link', injectTo: 'head', attrs: { rel: 'modulepreload', crossorigin: true, href: `/static/${start.fileName}` } }] : [];
      },
    },
  };
}
