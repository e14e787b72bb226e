/** Mappings to begin with; docs/guide/import.md describes every key. */
export const mappings = {
  exampleCsv: `format: csv
event:
  constant: order_paid
person:
  column: customer_id
time:
  column: paid_at
  format: "yyyy-MM-dd HH:mm:ss"
  zone: project
properties:
  country: country
  quantity: { column: quantity, type: number }
  price: { column: price, type: number }
  amount: { product: [quantity, price] }
personProperties:
  city: city
`,
  exampleJson: `format: jsonl
event:
  column: event
person:
  column: user.id
time:
  column: timestamp
  format: iso
properties:
  plan: user.plan
  duration: { column: duration, type: number }
`,
  exampleMany: `format: csv
delimiter: ";"
event:
  column: action
  values:
    buy: order_paid
    view: product_viewed
  rules:
    - { startsWith: "refund", event: order_refunded }
person:
  column: member
  otherwise: { column: session, prefix: "session-" }
  missing: skip
time:
  column: at
  format: epoch_ms
uuid:
  column: id
`,
} as const;

export type MappingExample = keyof typeof mappings;
