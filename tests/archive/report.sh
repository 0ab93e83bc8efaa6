#!/usr/bin/env bash
# report.sh: sql/report.sql: what stands on the page, and how it looks. TAP.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/../lib.sh"

DB=$SCRATCH/archive.db
PAGE=$SCRATCH/report.html

run() { sqlite3 -batch -init /dev/null -cmd ".load $QIKAN" "$DB" "$@" 2>&1; }
page() { run '.read sql/report.sql' >"$PAGE"; }

# has NAME TEXT: the page has the text; hasnt: it has not.
has() { grep -qF -- "$2" "$PAGE"; tap_point $? "$1"; }
hasnt() { ! grep -qF -- "$2" "$PAGE"; tap_point $? "$1"; }

# well_formed NAME: every element of the page is closed where it should be.
well_formed() {
  perl -0777 -ne '
    my %void = map { $_ => 1 } qw(meta br);
    my @open;
    s/<!DOCTYPE[^>]*>//; s/<style>.*?<\/style>//s;
    while (/<(\/?)([a-zA-Z0-9]+)((?:[^<>"]|"[^"<>]*")*)>|([<>])/g) {
      if (defined $4) { print "stray $4 at ", pos, "\n"; next }
      next if $void{$2} || $3 =~ /\/$/;
      if (!$1) { push @open, $2; next }
      my $top = pop(@open) // "nothing";
      print "</$2> closes <$top>\n" if $top ne $2;
    }
    print "open: @open\n" if @open;
    print "bare &: $1\n" while /(&(?!amp;|lt;|gt;|quot;|#39;).{0,9})/g;
  ' "$PAGE" >"$SCRATCH/faults"
  [ ! -s "$SCRATCH/faults" ]
  tap_point $? "$1"
  tap_note <"$SCRATCH/faults"
}

# looks NAME: no text in a chart overlaps another or leaves it, no cell and no
# heading is wider than its box.  The script stands in a copy of the page only.
looks() {
  local verdict
  if ! command -v chromium >/dev/null; then
    tap_skip "$1" 'chromium is not installed'
    return
  fi
  { cat "$PAGE"; cat <<'END'; } >"$SCRATCH/measured.html"
<script>
const faults = [];
for (const svg of document.querySelectorAll('svg')) {
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')]
    .map(t => [t.textContent, t.getBoundingClientRect()]);
  texts.forEach(([a, p], i) => {
    if (p.left < frame.left - 1 || p.right > frame.right + 1 ||
        p.top < frame.top - 2 || p.bottom > frame.bottom + 2)
      faults.push('cut: ' + a);
    for (const [b, q] of texts.slice(i + 1))
      if (p.left < q.right && q.left < p.right && p.top < q.bottom - 4 &&
          q.top < p.bottom - 4) faults.push('overlap: ' + a + ' / ' + b);
  });
}
for (const box of document.querySelectorAll('td, th, h1, h2, h3, li, p'))
  if (box.scrollWidth > box.clientWidth + 1)
    faults.push('too wide: ' + box.textContent);
document.body.innerHTML = '<pre>VERDICT ' +
  document.querySelectorAll('svg').length + ' charts, ' + faults.length +
  ' faults ' + faults.slice(0, 5).join('; ').replace(/[<>&]/g, '?') + '</pre>';
</script>
END
  verdict=$(timeout 120 chromium --headless --no-sandbox --disable-gpu \
    --disable-background-networking --no-first-run --dump-dom \
    --user-data-dir="$SCRATCH/chromium" "file://$SCRATCH/measured.html" \
    2>/dev/null | grep -ao 'VERDICT.*')
  [[ $verdict =~ ^VERDICT\ [1-9][0-9]*\ charts,\ 0\ faults ]]
  tap_point $? "$1"
  echo "$verdict" | tap_note
}

run '.read sql/archive.sql'
page
well_formed 'an empty archive gives a whole page'
has 'an empty archive says so' '（无日期）'
hasnt 'no error on the page of an empty archive' 'rror'

run '.read tests/archive/sample.sql' \
  "UPDATE setting SET value = '旧城' WHERE name = 'q'"
page
well_formed 'the sample gives a whole page'
hasnt 'no error on the page' 'rror'
has 'title' '<h1>岚江动态统计报告</h1>'
has 'issues' '<b>8</b>期'
has 'items' '<b>16</b>篇'
has 'characters' '<b>4013</b>字'
has 'units' '<b>6</b>个供稿单位（人）'
has 'a unit: sent 6, adopted 3, printed 7' '<td class="n">1</td><td>县档案馆</td>'\
'<td class="n">6</td><td class="n">3</td><td class="n">50.0%</td>'\
'<td class="n">7</td><td class="n">1251</td>'
has 'a unit that printed nothing of two' '<td>东山镇政府</td><td class="n">2</td>'\
'<td class="n">0</td><td class="n">0.0%</td>'
has 'a hit is marked' '写<mark>旧城</mark>的人和事'
has 'a gap' '缺总第14—15期'
has 'a double issue' '第7—8期'
hasnt 'no script' '<script'
looks 'no text overlaps or is cut'

run "UPDATE setting SET value = '2021-04-01' WHERE name = 'since'" \
  "UPDATE setting SET value = '2021-06-30' WHERE name = 'until'"
page
has 'a period: issues' '<b>2</b>期'
has 'a period: items' '<b>5</b>篇'
has 'a period: sent and adopted' '<td>县档案馆</td><td class="n">4</td>'\
'<td class="n">2</td><td class="n">50.0%</td><td class="n">2</td>'

hostile='</svg></td><script>alert(1)</script>&amp;"'\'''\''<b'
long=$(printf '岚江县档案史志资料征集编纂研究委员会%.0s' 1 2 3 4)
run "UPDATE setting SET value = NULL WHERE name IN ('since', 'until')" \
  "UPDATE setting SET value = '$hostile' WHERE name IN ('title', 'office')" \
  "UPDATE setting SET value = '旧城' WHERE name = 'q'" \
  "UPDATE article SET title = '$hostile', body = '旧城$hostile'" \
  "UPDATE article SET section = '$hostile' WHERE section = '书讯'" \
  "UPDATE article SET section = '$long' WHERE section = '工作动态'" \
  "UPDATE credit SET org = '$hostile' WHERE org = '县图书馆'" \
  "UPDATE credit SET org = '$long' WHERE org = '县档案馆'" \
  "UPDATE note SET message = '$hostile'" "UPDATE issue SET series = '$hostile'"
page
well_formed 'hostile texts leave the page whole'
hasnt 'hostile texts: no script' '<script'
has 'hostile texts are shown' '&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;'
has 'hostile texts: the mark' '<mark>旧城</mark>&lt;/svg&gt;'
looks 'long and hostile texts neither overlap nor are cut'

rm -f "$DB"
run '.read sql/archive.sql' 'CREATE TEMP TABLE make(issues, items)' \
  'INSERT INTO make VALUES (900, 6)' '.read tests/archive/make_archive.sql'
page
well_formed 'years of four weeklies'
has 'years of four weeklies: items' '<b>5400</b>篇'
looks 'years of four weeklies: no text overlaps or is cut'

tap_done
