// The same deck by PptxGenJS, without a template: it has none. Reads a path of a described deck in each line,
// answers "read", makes the deck at the next line, whatever it says, and answers with the number of bytes.
const fs = require("fs");
const readline = require("readline");
const PptxGenJS = require("pptxgenjs");

const EMU = 914400;
const [assets, only] = process.argv.slice(2);
let deck = null;

function place(box) {
  const [x, y, w, h] = box.map((length) => length / EMU);
  return { x, y, w, h };
}

function words(paragraphs) {
  const runs = [];
  for (const paragraph of paragraphs) {
    paragraph.runs.forEach((run, number) => {
      const options = { breakLine: number === paragraph.runs.length - 1, bold: Boolean(run.bold) };
      if (run.link) options.hyperlink = { url: run.link };
      runs.push({ text: run.text, options });
    });
  }
  return runs;
}

function addSlide(pptx, said) {
  const slide = pptx.addSlide();
  Object.entries(said.texts).forEach(([slot, paragraphs], number) => {
    if (slot === "slide number") slide.slideNumber = { x: 12, y: 7 };
    else slide.addText(words(paragraphs), { x: 0.6, y: 0.4 + 0.7 * number, w: 7, h: 0.6, fontSize: 16 });
  });
  if (said.picture) {
    const { file, alt, box } = said.picture;
    slide.addImage({ path: `${assets}/${file}`, altText: alt, ...place(box) });
  }
  if (said.chart) {
    const { categories, series, box, alt } = said.chart;
    const data = series.map((one) => ({ name: one.name, labels: categories, values: one.values }));
    slide.addChart(pptx.charts.BAR, data, { ...place(box), altText: alt, showValue: true });
  }
  if (said.table) {
    const { rows, columns, heights, box, size } = said.table;
    const lengths = { colW: columns.map((w) => w / EMU), rowH: heights.map((h) => h / EMU) };
    slide.addTable(rows.map((row) => row.map((text) => ({ text }))), { ...place(box), ...lengths, fontSize: size });
  }
  if (said.notes) slide.addNotes(said.notes);
}

async function make(said) {
  const pptx = new PptxGenJS();
  pptx.layout = "LAYOUT_WIDE";
  Object.assign(pptx, { title: said.title, author: said.author, subject: said.subject });
  said.slides.forEach((slide) => addSlide(pptx, slide));
  return pptx.write({ outputType: "nodebuffer" });
}

async function answer(line) {
  if (deck === null) {
    deck = JSON.parse(fs.readFileSync(line, "utf8"));
    return "read";
  }
  const said = deck;
  deck = null;
  return String((await make(said)).length);
}

async function serve() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    process.stdout.write(`${await answer(line)}\n`);
  }
}

async function one(path, out) {
  fs.writeFileSync(out, await make(JSON.parse(fs.readFileSync(path, "utf8"))));
}

if (only) one(only, process.argv[4]);
else serve();
