import rehypeKatex from 'rehype-katex'
import remarkMath from 'remark-math'

export default {
  title: '社区图书角',
  url: 'https://library.example',
  baseUrl: '/',
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'ignore', // ours are counted in the built pages
  future: { v4: { removeLegacyPostBuildHeadAttribute: true }, faster: true },
  i18n: { defaultLocale: 'zh-Hans', locales: ['zh-Hans'] },
  presets: [
    [
      'classic',
      {
        blog: false,
        docs: {
          routeBasePath: '/',
          remarkPlugins: [remarkMath],
          rehypePlugins: [rehypeKatex],
        },
      },
    ],
  ],
}
