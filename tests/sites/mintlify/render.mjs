// Mintlify's own builder is a service. What it is given is MDX, so every page is compiled by the
// MDX compiler and rendered with components that show their name, their text and their children.
import { evaluate } from '@mdx-js/mdx'
import { mkdirSync, readdirSync, readFileSync, cpSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import * as runtime from 'react/jsx-runtime'
import rehypeKatex from 'rehype-katex'
import rehypeSlug from 'rehype-slug'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'

const [root, out] = process.argv.slice(2)
const INLINE = new Set(['Tooltip', 'Icon'])

function component(name) {
  return ({ title, caption, tip, href, children }) =>
    createElement(
      INLINE.has(name) ? 'span' : 'div',
      { 'data-component': name, title: tip },
      title && createElement('b', null, title),
      href && createElement('a', { href }, '→'),
      children,
      caption && createElement('i', null, caption),
    )
}

function files(folder, suffix) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => !path.includes('node_modules'))
}

async function page(path) {
  const source = readFileSync(path, 'utf8')
  // A snippet's import is the snippet itself, as Mintlify has it.
  const snippets = {}
  const text = source.replace(/^import (\w+) from '(\/snippets\/[^']+)'$/gm, (_, name, from) => {
    snippets[name] = from
    return ''
  })
  const components = {}
  for (const [, name] of text.matchAll(/<([A-Z]\w*)/g)) components[name] = component(name)
  for (const [name, from] of Object.entries(snippets)) {
    const inside = await page(join(root, from))
    components[name] = () => inside
  }
  const { default: Content } = await evaluate(text, {
    ...runtime,
    remarkPlugins: [remarkFrontmatter, remarkGfm, remarkMath],
    rehypePlugins: [rehypeSlug, rehypeKatex],
  })
  return createElement(Content, { components })
}

for (const path of files(root, '.mdx')) {
  if (path.includes('snippets')) continue
  const html = renderToStaticMarkup(await page(path))
  const target = join(out, relative(root, path).replace(/\.mdx$/, '.html'))
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, `<!DOCTYPE html>\n<meta charset="utf-8">\n<main>${html}</main>\n`)
}
cpSync(join(root, 'images'), join(out, 'images'), { recursive: true })
