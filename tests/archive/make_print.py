#!/usr/bin/env python3
"""make_print.py: a text as it would be printed: .docx or .html, for tests.

  make_print.py TEXT HEAD OUT.docx|OUT.html

Each line of TEXT is a paragraph; lines without indent that are short and end
without a stop are centred, as titles are.  Every page has HEAD as its running
head and its number as "— 2 —" at the foot.
"""
import html
import re
import sys
import zipfile

NAMES = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/'
         'main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/'
         '2006/relationships"')
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
RELATION = ('http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships/')


def centred(line):
    return not re.match(r'[\s　●◆（(]', line) and len(line) < 30 and \
        not re.search('[。！？；：，、）]$', line)


def run(text):
    return ('<w:r><w:rPr><w:rFonts w:eastAsia="Noto Serif CJK SC"/>'
            '<w:sz w:val="32"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r>'
            % html.escape(text))


def paragraph(runs, centre=False):
    return '<w:p><w:pPr>%s</w:pPr>%s</w:p>' % (
        '<w:jc w:val="center"/>' if centre else '', runs)


def docx(lines, head, path):
    field = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>'
             'PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/>'
             '</w:r>')
    files = {
        '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.'
        'org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml'
        '"/><Default Extension="xml" ContentType="application/xml"/>' + ''.join(
            '<Override PartName="/word/%s.xml" ContentType="%s%s+xml"/>'
            % (name, TYPE, kind) for name, kind in (
                ('document', 'document.main'), ('header1', 'header'),
                ('footer1', 'footer'))) + '</Types>',
        '_rels/.rels': '<Relationships xmlns="http://schemas.openxmlformats.'
        'org/package/2006/relationships"><Relationship Id="r1" Type="%s'
        'officeDocument" Target="word/document.xml"/></Relationships>'
        % RELATION,
        'word/_rels/document.xml.rels': '<Relationships xmlns="http://schemas.'
        'openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="%sheader" Target="header1.xml"/><Relationship Id="r2" '
        'Type="%sfooter" Target="footer1.xml"/></Relationships>'
        % (RELATION, RELATION),
        'word/header1.xml': '<w:hdr %s>%s</w:hdr>' % (
            NAMES, paragraph(run(head), True)),
        'word/footer1.xml': '<w:ftr %s>%s</w:ftr>' % (
            NAMES, paragraph(run('— ') + field + run(' —'), True)),
        'word/document.xml': '<w:document %s><w:body>%s<w:sectPr>'
        '<w:headerReference w:type="default" r:id="r1"/><w:footerReference '
        'w:type="default" r:id="r2"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1800" w:right="1588" w:bottom="1440" w:left="1588" '
        'w:header="850" w:footer="700" w:gutter="0"/></w:sectPr></w:body>'
        '</w:document>' % (NAMES, ''.join(
            paragraph(run(x), centred(x)) for x in lines)),
    }
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
        for name, text in files.items():
            z.writestr(name, HEAD + text)


def page(lines, head, path):
    """Pages are cut here: the browser has no running heads."""
    columns, rows = 28, 22
    pages, used = [[]], 0
    for line in lines:
        need = max(1, -(-len(line) // columns))
        if used + need > rows:
            pages.append([])
            used = 0
        pages[-1].append(line)
        used += need
    body = ''.join(
        '<section><header>%s</header>%s<footer>— %d —</footer></section>' % (
            html.escape(head), ''.join('<p%s>%s</p>' % (
                ' class="c"' if centred(x) else '', html.escape(x) or '&nbsp;')
                for x in p), n)
        for n, p in enumerate(pages, 1))
    with open(path, 'w', encoding='utf-8') as f:
        f.write('''<!DOCTYPE html><html lang="zh"><meta charset="utf-8"><style>
@page { size: A4; margin: 0 }
body { margin: 0; font: 16pt/1.7 "Noto Serif CJK SC", serif }
section { position: relative; height: 29.6cm; padding: 3cm 2.7cm;
  box-sizing: border-box; page-break-after: always; width: 21cm }
header, footer { position: absolute; left: 0; right: 0; text-align: center;
  font-size: 12pt }
header { top: 1.5cm } footer { bottom: 1.5cm }
p { margin: 0; white-space: pre-wrap } .c { text-align: center }
</style>''' + body + '</html>')


text, head, out = sys.argv[1:]
with open(text, encoding='utf-8') as f:
    lines = [x.rstrip('\r\n\f') for x in f]
(docx if out.endswith('.docx') else page)(lines, head, out)
