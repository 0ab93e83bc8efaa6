#!/usr/bin/env bash
# report.sh: sql/report.sql: what stands on the page, and how it looks. TAP.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/../lib.sh"

DB=$SCRATCH/archive.db
PAGE=$SCRATCH/report.html

run() { sql_loaded "$DB" "$@"; }
page() { run '.read sql/report.sql' >"$PAGE"; }

# has NAME TEXT: the page has the text; hasnt: it has not.
has() { grep -qF -- "$2" "$PAGE"; tap_point $? "$1"; }
hasnt() { ! grep -qF -- "$2" "$PAGE"; tap_point $? "$1"; }

# well_formed NAME: every element of the page is closed where it should be.
well_formed() {
  perl -0777 -ne '
    my %void = map { $_ => 1 } qw(meta br col);
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

# browse ARGUMENT...: the headless browser.
browse() {
  timeout 300 chromium --headless --no-sandbox --disable-gpu \
    --disable-background-networking --no-first-run \
    --user-data-dir="$SCRATCH/chromium" "$@" 2>/dev/null
}

# looks NAME [WIDTH]: no text in a chart overlaps another or leaves it, no cell
# and no heading is wider than its box.  The script stands in a copy of the page
# only.
looks() {
  local verdict size=${2:-1000}
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
const boxes = 'td, th, h1, h2, h3, li, p, .cover div, .cover b';
for (const box of document.querySelectorAll(boxes))
  if (box.scrollWidth > box.clientWidth + 1)
    faults.push('too wide: ' + box.textContent);
if (document.documentElement.scrollWidth > innerWidth)
  faults.push('the page is wider than the window');
document.body.innerHTML = '<pre>VERDICT ' + innerWidth + ' wide: ' +
  document.querySelectorAll('svg').length + ' charts, ' + faults.length +
  ' faults ' + faults.slice(0, 5).join('; ').replace(/[<>&]/g, '?') + '</pre>';
</script>
END
  verdict=$(browse --window-size="$size,2000" --dump-dom "file://$SCRATCH/measured.html" |
    grep -ao 'VERDICT.*')
  [[ $verdict =~ ^VERDICT\ $size\ wide:\ [1-9][0-9]*\ charts,\ 0\ faults ]]
  tap_point $? "$1"
  echo "$verdict" | tap_note
}

# prints NAME: on A4 every sheet has its foot, all but the first their head; no
# heading, and no row that heads others, is the last line of a sheet; a table
# that goes on has its heads again.
prints() {
  if ! command -v chromium >/dev/null || ! command -v pdftotext >/dev/null; then
    tap_skip "$1" 'chromium or pdftotext is not installed'
    return
  fi
  browse --no-pdf-header-footer --print-to-pdf="$SCRATCH/page.pdf" "file://$PAGE"
  pdftotext -layout "$SCRATCH/page.pdf" "$SCRATCH/page.txt" 2>"$SCRATCH/faults"
  perl -CSD -Mutf8 -e '
    local $/ = "\f";
    my @sheets = <>;
    my ($title, @heads);
    print "no sheet\n" if !@sheets;
    for my $i (0 .. $#sheets) {
      my @lines = grep { /\S/ } split /\n/, $sheets[$i] =~ s/\f//r;
      my $n = @sheets;
      my $foot = pop(@lines) // "";
      print "sheet ", $i + 1, ": foot is $foot\n"
        if $foot !~ /^\s*第 ?@{[$i + 1]} ?页\s+共 ?$n ?页$/;
      my $first = shift(@lines) // "";
      ($title = $first) =~ s/^\s+// if $i == 0;
      print "sheet ", $i + 1, ": head is $first\n"
        if $i && index($title, $first =~ s/…?\s*$//r) != 0;
      my $last = $lines[-1] // "";
      print "sheet ", $i + 1, " ends with $last\n"
        if $last =~ /^\s*(【.*】|[一二三四五六七八九十]+、\S+)$/;
      my $top = $lines[0] // "";
      print "sheet ", $i + 1, " begins with $top\n"
        if $i && $top =~ /\d{4}-\d\d-\d\d$|\d%|【/;
    }' "$SCRATCH/page.txt" >>"$SCRATCH/faults"
  [ ! -s "$SCRATCH/faults" ]
  tap_point $? "$1"
  tap_note <"$SCRATCH/faults"
}

# codes: what the parser and the archive may write into note.code.  A call of
# issue_note() whose code is a variable is known only where it comes from.
codes() {
  perl -0777 -ne '
    while (/\b(?:issue|hint)_note\(([^;{]*?)\);/gs) {
      my $call = $1;
      $call =~ s/SPAN\(.*//s;
      my @strings = $call =~ /"([a-z_]+)"/g;
      if (@strings) {
        pop @strings if @strings > 1 && $call =~ /"hint(_differs)?", "[a-z]+"/;
        print "$_\n" for @strings;
      } elsif ($ARGV !~ m{/(issue|mastfind|masthead)\.c$}) {
        print "unknown:$ARGV:$call\n";
      }
    }
    print "$1\n" while /\bmast_take_int\([^;]*?"([a-z_]+)"\)/gs;
    if (/leftover_code\(.*?\n\}/s) {
      my $body = $&;
      print "$1\n" while $body =~ /"([a-z_]+)"/g;
    }' ext/issue/*.c
  perl -0777 -ne '
    while (/INSERT INTO note\(.*?;/gs) {
      my $insert = $&;
      print "$1\n" while $insert =~ /(?:file|issue)_id, \x27([a-z_]+)\x27/g;
      my $word = "\x27([a-z_]+)\x27";
      print "$1\n$2\n" while $insert =~ /THEN $word ELSE $word END/g;
    }
    while (/n\.code IN \((.*?)\)/gs) {
      my $list = $1;
      print "$1\n" while $list =~ /\x27([a-z_]+)\x27/g;
    }' sql/archive.sql
}

run '.read sql/archive.sql'
page
well_formed 'an empty archive gives a whole page'
has 'an empty archive says so' '（无日期）'
hasnt 'no error on the page of an empty archive' 'rror'
hasnt 'an empty archive has no empty tables' '<table'
hasnt 'an empty archive has no heading without a body' '<h2'
prints 'an empty archive prints'

run '.read tests/archive/sample.sql' \
  "UPDATE setting SET value = '旧城' WHERE name = 'q'"
page
well_formed 'the sample gives a whole page'
hasnt 'no error on the page' 'rror'
has 'title' '<h1>岚江动态统计报告</h1>'
has 'issues' '<b>9</b>期'
has 'items' '<b>16</b>篇'
has 'characters' '<b>4013</b>字'
has 'units' '<b>6</b>供稿单位（人）'
has 'sent in' '<b>12</b>收到来稿</div><div><b>58.3%</b>采用率'
has 'in a sentence' '共编印 9 期，刊登 16 篇、4013 字，供稿较多的是县档案馆（7 篇）、'
has 'the sum counts a joint item once' '<td>合计</td><td class="n">12</td>'\
'<td class="n">7</td><td class="n">58.3%</td><td class="n">14</td>'
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
prints 'the sample prints'
has 'a code of nobody is shown as it is' '<td>leftover</td>'

codes | sort -u >"$SCRATCH/codes"
grep -q '^second_number$' "$SCRATCH/codes" && grep -q '^hint_differs$' \
  "$SCRATCH/codes" && grep -q '^furniture$' "$SCRATCH/codes" &&
  grep -q '^unreadable$' "$SCRATCH/codes" && ! grep -q unknown "$SCRATCH/codes"
tap_point $? 'the codes of notes are found in the sources'
tap_note <"$SCRATCH/codes"
run "DELETE FROM note" \
  "INSERT INTO note(issue_id, code, message) SELECT 1, value, 'x'
    FROM json_each('[\"$(paste -sd, "$SCRATCH/codes" | sed 's/,/","/g')\"]')"
page
! tr '>' '\n' <"$PAGE" | sed 's|</td$||' | grep -qxFf "$SCRATCH/codes"
tap_point $? 'every code has a Chinese text'
[ "$(grep -c '^<tr><td>[^<]*</td><td class="n">[0-9]*</td><td>[^<]' "$PAGE")" -ge \
  "$(($(wc -l <"$SCRATCH/codes") - 2))" ]
tap_point $? 'every code says what it means'

run "UPDATE setting SET value = '2021-04-01' WHERE name = 'since'" \
  "UPDATE setting SET value = '2021-06-30' WHERE name = 'until'"
page
has 'a period: issues' '<b>2</b>期'
has 'a period: items' '<b>5</b>篇'
has 'a period: sent and adopted' '<td>县档案馆</td><td class="n">4</td>'\
'<td class="n">2</td><td class="n">50.0%</td><td class="n">2</td>'

hostile='</svg></td><script>alert(1)</script>&amp;"'\'''\''<b'
long=$(printf '岚江县档案史志资料征集编纂研究委员会%.0s' 1 2 3 4)
cp "$PAGE" "$SCRATCH/since.html"
run "UPDATE setting SET value = NULL WHERE name IN ('since', 'until')" \
  "UPDATE setting SET value = '2021-Q2' WHERE name = 'quarter'"
page
cmp -s "$PAGE" "$SCRATCH/since.html"
tap_point $? 'a quarter is the same as its first and last day'
has 'a quarter: its name' '岚江动态2021年第二季度统计报告'
has 'a quarter: its months' '>2021年5月<'
has 'a quarter: what came in, and where it went' '<td>鹤川区档案馆来访</td>'\
'<td class="d">2021-04-06</td><td>2021年第2期</td>'
hasnt 'a quarter: holes of other quarters' '缺总第14'
looks 'a quarter: no text overlaps or is cut'
looks 'a quarter, in a narrow window: no text overlaps or is cut' 500
prints 'a quarter prints'
run "UPDATE setting SET value = '2021-01' WHERE name = 'since'" \
  "UPDATE setting SET value = '2021' WHERE name = 'until'"
page
has 'a period of months: issues' '<b>3</b>期'
run "UPDATE setting SET value = '2020-07-01' WHERE name = 'since'" \
  "UPDATE setting SET value = '2020-09-30' WHERE name = 'until'"
page
has 'issues dated by month belong to their quarter' '<b>3</b>期'
has 'months without a day are told' '另有 2 期没有日子'

run "UPDATE setting SET value = NULL WHERE name IN ('since', 'until', 'quarter')" \
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
hasnt 'hostile texts: the sheets'"'"' head ends no string' 'content: "</svg>'

rm -f "$DB"
run '.read sql/archive.sql' 'CREATE TEMP TABLE make(issues, items)' \
  'INSERT INTO make VALUES (900, 6)' '.read tests/archive/make_archive.sql'
page
well_formed 'years of four weeklies'
has 'years of four weeklies: items' '<b>5400</b>篇'
looks 'years of four weeklies: no text overlaps or is cut'
prints 'years of four weeklies print'

# Traditional script, long names, one quarter of it.
tail='地方誌編纂委員會辦公室暨檔案史料徵集研究中心'
run "UPDATE setting SET value = '2024-Q4' WHERE name = 'quarter'" \
  "UPDATE setting SET value = '档案' WHERE name = 'q'" \
  "UPDATE article SET title = zh_traditional(title), body = zh_traditional(body),
    section = zh_traditional(section)" \
  "UPDATE credit SET org = zh_traditional(org) || '$tail' WHERE credit_id % 2"
page
well_formed 'traditional script gives a whole page'
has 'traditional script: a hit' '<mark>檔案</mark>'
looks 'traditional script and long names: no text overlaps or is cut'
prints 'traditional script and long names print'

# One issue; and files of every kind that is none: their notes in Chinese.
rm -f "$DB"
run '.read sql/archive.sql' '.read tests/archive/issue.sql' \
  "INSERT INTO inbox SELECT 'june.txt', text FROM sample WHERE name = 'june'"
page
well_formed 'one issue gives a whole page'
has 'one issue: no item was sent in' '没有登记本期间的来稿'
looks 'one issue: no text overlaps or is cut'
prints 'one issue prints'
run '.read tests/archive/issue.sql' \
  "INSERT INTO inbox VALUES ('无.txt', NULL), ('空.txt', ''),
    ('扫.pdf', X'255044462D312E340A'), ('文.docx', X'504B030414000600'),
    ('文.doc', X'D0CF11E0A1B11AE1'), ('乱.bin', X'00FF8081FE000102FFFE80'),
    ('单.txt', '鸡蛋'), ('june.txt', '')" \
  "INSERT INTO inbox SELECT 'bad.txt', CAST(replace(text, '县', char(65533))
    AS BLOB) FROM sample WHERE name = 'july'" \
  "INSERT INTO inbox SELECT 'two.txt', text || char(10) || '　'
    FROM sample WHERE name = 'june'"
run 'SELECT DISTINCT code, message FROM note WHERE issue_id IS NULL' | tap_note
page
[ "$(run 'SELECT count(*) FROM note WHERE issue_id IS NULL')" -ge 8 ]
tap_point $? 'files of many kinds leave notes'
sed -n '/<h2>数据说明/,$p' "$PAGE" | sed 's/<[^>]*>/ /g' |
  sed -E 's/[^ ]*\.[a-z]{3,4}|PDF|Word|docx?|pdftotext//g' | grep '[A-Za-z]\{3\}' |
  tap_note
! sed -n '/<h2>数据说明/,$p' "$PAGE" | sed 's/<[^>]*>/ /g' |
  sed -E 's/[^ ]*\.[a-z]{3,4}|PDF|Word|docx?|pdftotext//g' | grep -q '[A-Za-z]\{3\}'
tap_point $? 'notes of files are Chinese'
has 'a scanned page: what to do' '是 PDF 文件，要先用 pdftotext 取出文字</td><td>扫.pdf'
looks 'notes of files: no text overlaps or is cut'

# Twice the issues, twice the work: counted in steps of SQLite's machine.
steps() {
  rm -f "$DB"
  run '.read sql/archive.sql' 'CREATE TEMP TABLE make(issues, items)' \
    "INSERT INTO make VALUES ($1, 4)" '.read tests/archive/make_archive.sql'
  run '.stats vmstep' '.read sql/report.sql' |
    awk '/^VM-steps: [0-9]+$/ { n += $2 } END { print n + 0 }'
}
few=$(steps 1500) many=$(steps 3000)
[ "$few" -gt 100000 ] && [ $((many * 10)) -le $((few * 21)) ]
tap_point $? 'twice the issues cost twice the steps'
echo "$few steps, $many steps" | tap_note

tap_done
