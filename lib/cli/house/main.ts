import { wrongArrows, wrongPackages } from '@/lib/cli/house/arrows';
import { measureHouse } from '@/lib/cli/house/figures';
import { readProject } from '@/lib/cli/house/graph';

/** `npm run house`: how easily the project reads, in figures. Ends with 1 when an import points the wrong way. */

const project = readProject();
const figures = measureHouse(project);
const wrong = [...wrongArrows(project), ...wrongPackages(project)];

console.log(`product files            ${figures.productFiles}`);
console.log(`lines, median / 90 %     ${figures.medianLines} / ${figures.p90Lines}`);
console.log(
  `longest                  ${figures.longest[0]?.lines ?? 0} lines, ${figures.longest[0]?.file ?? '-'}`,
);
console.log(`above 250 lines          ${figures.longest.length}`);
console.log(`small, one reader beside ${figures.paragraphs}`);
console.log(`circles                  ${figures.circles.length}`);
for (const circle of figures.circles) console.log(`  ${circle.join(' ↔ ')}`);
for (const [verb, { all, services }] of Object.entries(figures.walks))
  console.log(`${`files behind ${verb}`.padEnd(25)}${all}, of them services ${services}`);
console.log(`actions that take unknown ${figures.unknownInputs}`);
console.log(`wrong arrows             ${wrong.length}`);
for (const arrow of wrong) console.log(`  ${arrow}`);
console.log('\nroom                                files  median lines');
for (const { room, files, medianLines } of [...figures.rooms].sort((a, b) => b.files - a.files))
  console.log(`${room.padEnd(36)}${String(files).padStart(5)}${String(medianLines).padStart(14)}`);
process.exitCode = wrong.length > 0 ? 1 : 0;
