import { defineConfig } from 'vitepress'

export default defineConfig({
  lang: 'zh-Hans',
  title: '家常饭',
  srcExclude: ['parts/**'],
  markdown: { math: true, toc: { level: [2, 3] } },
  themeConfig: {
    sidebar: [{ text: '做饭', items: [{ text: '白粥', link: '/guide/粥' }] }],
  },
})
