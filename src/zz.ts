import { chromium } from 'playwright-core';
import { staticServer } from '#tasks/serve.mjs';
const s = staticServer('dist').listen(4650,'127.0.0.1');
const b = await chromium.launch({ executablePath: '/usr/bin/chromium' });
const pages = process.argv.slice(2);
for (const id of pages) for (const [w,c] of [[1440,'light'],[390,'dark']] as const) {
  const p = await b.newPage({ viewport: { width: w, height: 900 }, colorScheme: c, reducedMotion: 'reduce' });
  await p.goto(`http://127.0.0.1:4650/${id}`, { waitUntil: 'networkidle' });
  await p.screenshot({path:`/tmp/prof/${id.replaceAll('/','_')||'home'}${w}.png`, clip: {x:0,y:0,width:w,height:2600}, fullPage:true}).catch(()=>p.screenshot({path:`/tmp/prof/${id.replaceAll('/','_')||'home'}${w}.png`, fullPage:true})); await p.close();
}
await b.close(); s.close();
