export default function Shelf({ name, children }) {
  return (
    <section className="shelf" data-shelf={name}>
      {children}
    </section>
  )
}
