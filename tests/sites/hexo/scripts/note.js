// The tag that popular themes bring: {% note info Title %} … {% endnote %}.
hexo.extend.tag.register('note', (args, content) => {
  const title = args.slice(1).join(' ')
  const body = hexo.render.renderSync({ text: content, engine: 'markdown' })
  return `<div class="note ${args[0]}">${title && `<p class="note-title">${title}</p>`}${body}</div>`
}, { ends: true })
