"""Documents that publishers get wrong, and what is to be read in them: a case a row of docs/polling.md (B and C). http_server.py serves
each at /document/NAME, or one turn after the other; behaviours_test.py polls them all."""
import dataclasses


@dataclasses.dataclass
class Case:
    row: str
    name: str
    bodies: list  # one a poll; the last stays
    titles: list  # of all articles in the end, sorted
    kind: str = 'application/rss+xml'
    links: list = None  # sorted
    dates: list = None  # sorted, seconds since 1970
    problem: str = ''
    malformed: bool = None


def item(title, guid='', link='', date='', more=''):
    parts = [f'<title>{title}</title>', guid and f'<guid isPermaLink="false">{guid}</guid>', link and f'<link>{link}</link>',
             date and f'<pubDate>{date}</pubDate>', more]
    return '<item>' + ''.join(parts) + '</item>'


def rss(*items, head='<?xml version="1.0" encoding="utf-8"?>', more='', attributes=''):
    return f'{head}<rss version="2.0"{attributes}><channel><title>Paper</title>{more}{"".join(items)}</channel></rss>'


def declared(charset):
    return f'<?xml version="1.0" encoding="{charset}"?>'


ETE = rss(item('Été à Łódź', 'e'), head=declared('utf-16'))
CAFE = 'Café «crème» – 5 €'
LAUGHS = ('<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha">' + ''.join(
    f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(12)) + ']>')
DAY, NOON = 'Mon, 05 Feb 2024 ', 1707134400  # 12:00 UTC

BYTES = [
    Case('X1', 'bom-beats-http', ['\ufeff' + rss(item('Été', 'e'))], ['Été'], kind='text/xml; charset=iso-8859-1'),
    Case('X1', 'http-beats-declaration', [rss(item('Привет', 'p'), head=declared('iso-8859-5')).encode('koi8-r')], ['Привет'],
         kind='text/xml; charset=koi8-r'),
    Case('X1', 'latin1-is-windows', [rss(item(CAFE, 'c'), head=declared('iso-8859-1')).encode('cp1252')], [CAFE]),
    Case('X1', 'nothing-declared', [rss(item(CAFE, 'c'), head='<?xml version="1.0"?>').encode('cp1252')], [CAFE]),
    Case('X1', 'shift-jis', [rss(item('東京の空', 'c'), head=declared('Shift_JIS')).encode('shift_jis')], ['東京の空']),
    Case('X2', 'says-1251-is-utf8', [rss(item('Été à Łódź', 'e'), head=declared('windows-1251'))], ['Été à Łódź']),
    Case('X3', 'utf8-with-a-bad-byte', [rss(item('Été à b@s', 'e')).encode().replace(b'@', b'\xff')], ['Été à b\ufffds']),
    Case('X4', 'text-xml-is-not-ascii', [rss(item('Été', 'e'))], ['Été'], kind='text/xml'),
    Case('X5', 'utf16-with-mark', [ETE.encode('utf-16')], ['Été à Łódź']),
    Case('X5', 'utf16-le-bare', [ETE.encode('utf-16-le')], ['Été à Łódź']),
    Case('X5', 'utf16-be-bare', [ETE.encode('utf-16-be')], ['Été à Łódź']),
    Case('X5', 'utf32', [ETE.replace('utf-16', 'utf-32').encode('utf-32')], ['Été à Łódź']),
    Case('X5', 'says-utf16-is-utf8', [ETE], ['Été à Łódź']),
    Case('X6', 'blank-is-part-of-a-letter', [rss(item('voilà', 'e'))], ['voilà']),  # à is C3 A0
    Case('X7', 'control-characters', [rss(item('A\x0bB\x00C\ufffeD&#1;E&#xD800;F', 'e'))], ['ABCDEF']),
    Case('X8', 'html-entities', [rss(item('Caf&eacute;&nbsp;&mdash; l&rsquo;&eacute;t&eacute;', 'e'))], ['Café\xa0— l’été']),
    Case('X9', 'bare-ampersand', [rss(item('D&D &eacute;t&eacute; & co &amp; fils', 'e', 'https://paper.example/?a=1&b=2'))],
         ['D&D été & co & fils'], links=['https://paper.example/?a=1&b=2']),
    Case('X10', 'junk-before-the-prolog', ['\n\n  \ufeffNotice: undefined index\n' + rss(item('One', 'e'))], ['One']),
    Case('X11', 'cut-off', [rss(item('One', '1'), item('Two', '2'), item('Three', '3'))[:-70]], ['One', 'Two'], malformed=True),
    Case('X11', 'cdata-left-open', [rss(item('One', '1'), '<item><title>Two</title><guid>2</guid></item><item><description><![CDATA[x')
                                    .replace('</channel></rss>', '')], ['One', 'Two'], malformed=True),
    Case('X11', 'mismatched-tags', [rss(item('One', '1', more='<description><b>x</i></description>'), item('Two', '2'))], ['One', 'Two'],
         malformed=True),
    Case('X12', 'billion-laughs', [LAUGHS + rss(item('&m;', 'e'), head='')], [], problem='entit'),
    Case('X12', 'external-entity', ['<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rss(item('A&x;', 'e'), head='')], [],
         problem='entit'),
    Case('X12', 'deep', [rss(item('One', '1', more='<description>' + '<a>' * 20000 + '</description>'))], [], problem='deep'),
    Case('X13', 'rss091-doctype', ['<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
         '"http://my.netscape.com/publish/formats/rss-0.91.dtd">' + rss(item('One', '1'), head='').replace('2.0', '0.91')], ['One']),
    Case('X14', 'undeclared-prefix', [rss(item('One', '1', more='<dc:creator>A</dc:creator><media:thumbnail url="x"/>'))], ['One']),
    Case('X14', 'atom-link-is-no-link', [rss(item('One', '1', 'https://paper.example/1', more=
         '<atom:link rel="self" href="https://paper.example/self"/>'), attributes=' xmlns:atom="http://www.w3.org/2005/Atom"')],
         ['One'], links=['https://paper.example/1']),
]

ITEMS = [
    Case('I1', 'no-guid', [rss(item('One', link='https://paper.example/1'), item('Bare', date=DAY + '12:00:00 GMT'))] * 2 +
         [rss(item('One', link='https://paper.example/1'), item('Bare', date=DAY + '12:00:00 GMT'), item('Two', 'z'))],
         ['Bare', 'One', 'Two']),
    Case('I2', 'same-link-no-guid', [rss(item('One', link='https://p.example/live'), item('Two', link='https://p.example/live'))],
         ['One', 'Two']),
    Case('I3', 'same-guid', [rss(item('One', 'same', 'https://p.example/1'), item('Two', 'same', 'https://p.example/2'))], ['One', 'Two']),
    Case('I4', 'all-guids-change', [rss(*(item(f'Title {n}', f'{scheme}://p.example/{n}', f'{scheme}://p.example/{n}') for n in range(4)))
                                    for scheme in ('http', 'https')], [f'Title {n}' for n in range(4)]),
    Case('I5', 'addresses-change', [rss(*(item(f'Title {n}', link=f'http://p.example/SB{turn}{n}', date=DAY + f'1{n}:00:00 GMT')
                                          for n in range(4))) for turn in (1, 2)], [f'Title {n}' for n in range(4)]),
    Case('I6', 'edited', [rss(item('One', '1')), rss(item('One, corrected', '1'))], ['One, corrected']),
    Case('I7', 'from-the-future', [rss(item('One', '1', date='Mon, 05 Feb 2074 12:00:00 GMT'), item('Two', '2'))], ['One', 'Two']),
    Case('I8', 'no-date', ['<feed xmlns="http://www.w3.org/2005/Atom"><title>P</title><entry><id>1</id><title>One</title>'
                           '<updated>2024-02-05T12:00:00Z</updated></entry><entry><id>2</id><title>Two</title></entry></feed>'],
         ['One', 'Two'], dates=[0, NOON]),
    Case('I9', 'dates', [rss(*(item(f'D{n}', str(n), date=date) for n, date in enumerate((
        DAY + '12:00:00 UT', DAY + '07:00:00 EST', '5 Feb 24 12:00 GMT', '2024-02-05T12:00Z', 'Mon, 5 February 2024 01:00 PM +0100',
        'lundi 5 février 2024 13:00 CET', 'Mo, 05 Feb 2024 12:00:00 +0000', 'Monday, February 5th, 2024 12:00:00 GMT'))))],
        [f'D{n}' for n in range(8)], dates=[NOON] * 8),
    Case('I10', 'months-of-another-language', [rss(item('May', '1', date='Wed, 1 May 2024 12:00:00 GMT'), item('Dec', '2', date=
         'Sun, 1 Dec 2024 12:00:00 GMT'))], ['Dec', 'May'], dates=[1714564800, 1733054400]),
    Case('I11', 'nested-base', ['<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://p.example/a/"><title>P</title>'
         '<entry xml:base="b/"><id>1</id><title>One</title><link href="one"/></entry>'
         '<entry><id>2</id><title>Two</title><link href="two"/></entry></feed>'], ['One', 'Two'],
         links=['https://p.example/a/b/one', 'https://p.example/a/two']),
    Case('I12', 'escaped-twice', [rss(item('A &amp;amp; B &lt;b&gt;bold&lt;/b&gt;', '1'), item('<![CDATA[C &amp; D]]>', '2'))],
         ['A & B bold', 'C & D']),
    Case('I13', 'shrinks-and-comes-back', [rss(item('One', '1'), item('Two', '2')), rss(), rss(item('Two', '2')),
                                           rss(item('Two', '2'), item('One', '1'))], ['One', 'Two']),
    Case('I15', 'tracking-parameters', [rss(item('One', '1', 'https://p.example/1?id=7&utm_source=rss&fbclid=x'))], ['One'],
         links=['https://p.example/1?id=7&utm_source=rss&fbclid=x']),
]

CASES = BYTES + ITEMS


def body(name, turn):
    """What the poll of that number, from 1, is given: the media type and the bytes."""
    case = next(case for case in CASES if case.name == name)
    text = case.bodies[min(turn, len(case.bodies)) - 1]
    return case.kind, text if isinstance(text, bytes) else text.encode('utf-8', 'surrogatepass')
