"""CVs of nobody, in five languages, made when a test asks for one."""
# ruff: noqa: RUF001 - Arabic is among them

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pypdf
import typst

FONTS = Path(__file__).resolve().parents[2] / "ciconia/doors/shared/fonts"
PAGE = '#set page(margin: 2cm)\n#set text(font: ("Noto Sans", "Noto Sans Arabic"), size: 10pt)\n'
ENGLISH = """
#align(center)[#text(20pt)[*Maryam Duale*] \\ Hydrologist and trainer \\
maryam.duale\\@example.org | +31 6 55501234 | Rotterdam, Netherlands]
Date of birth: 3 May 1984 \\
Nationality: Somali and Dutch \\
Gender: female \\
Marital status: married, two children \\
Religion: Muslim \\
Father's name: Abdi Duale \\
= Profile
I measure rivers and teach others to do it. I am a 36 years old mother of two. I am a devout Muslim.
= Work experience
*Hydrologist*, Waterschap Lekbocht, Utrecht, Netherlands #h(1fr) March 2015 – present
- Measures flow in forty small rivers and keeps the series whole for the flood warning office every winter
- Trained six technicians
*Field assistant*, Ministry of Water, Hargeisa, Somalia #h(1fr) 2009 – 2014
- Read gauges
= Education
MSc in Hydrology, Delft University of Technology #h(1fr) 2005 – 2007
= Languages
Somali: native \\
English (C1) \\
Dutch - good
= Skills
Hydrometry, flood warning, QGIS, training of technicians
= Certificates
First aid, Red Cross, 2018
= References
Ahmed Warsame, brother in law, +252 61 5550123
"""
DUTCH = """
#text(20pt)[*Naima Hersi*] \\
Verpleegkundige \\
Adres: Lijnbaan 12, 3012 EL Rotterdam \\
Telefoon: 06-55501299 \\
E-mail: naima.hersi\\@example.org \\
Geboortedatum: 12-02-1990 \\
Geslacht: vrouw \\
Burgerlijke staat: gehuwd
= Werkervaring
#grid(columns: (3.5cm, 1fr), row-gutter: 8pt,
 [sept. 2016 – heden], [*Verpleegkundige kinderafdeling*, Maasstad Kliniek],
 [01-2012 t/m 08-2016], [*Assistent verpleegkundige*, Stichting Thuiszorg],
)
= Opleiding
#grid(columns: (3.5cm, 1fr), row-gutter: 8pt, [2008 – 2012], [HBO verpleegkunde, Hogeschool Rotterdam])
= Talen
Nederlands: moedertaal \\
Somalisch: vloeiend \\
Arabisch: B1
= Vaardigheden
- Neonatologie
- Triage
"""
FRENCH = """
#text(20pt)[*Awa Diallo*] \\
#text(12pt)[Ingénieure en irrigation] \\
awa.diallo\\@example.org · +33 6 55 50 12 34 · Lyon, France \\
Née le 4 mars 1985 \\
Nationalité : nigérienne
= Profil
Ingénieure, j'entretiens des réseaux d'eau.
= Expérience professionnelle
*Ingénieure d'étude* #h(1fr) mars 2014 – aujourd'hui \\
Atelier Hydraulique du Canal, Lyon, France
- Étude de réseaux
*Stagiaire* #h(1fr) février 2012 – août 2012 \\
Mairie de Niamey
= Formation
*Diplôme d'ingénieur : hydraulique* #h(1fr) 2009 – 2012 \\
École des Eaux, Lyon
= Langues
Français : langue maternelle, Haoussa : courant, Anglais : B2
= Compétences
Pompage, Télédétection; Formation de techniciens
"""
ARABIC = """
#set text(lang: "ar", dir: rtl)
#text(20pt)[*سارة الهاشمي*] \\
مهندسة مياه \\
البريد الإلكتروني: sara\\@example.org \\
الهاتف: +31655501277 \\
تاريخ الميلاد: ١٩٨٦ \\
الجنسية: عراقية \\
الحالة الاجتماعية: متزوجة \\
الديانة: مسلمة
= الخبرة المهنية
*مهندسة مياه*، شركة الري #h(1fr) مارس ٢٠١٥ – حتى الآن
- صيانة المضخات
*مساعدة باحث*، جامعة الموصل #h(1fr) ٢٠٠٩ – ٢٠١٤
= التعليم
بكالوريوس في الهندسة المدنية، جامعة الموصل #h(1fr) ٢٠٠٥ – ٢٠٠٩
= اللغات
العربية: اللغة الأم \\
الإنجليزية: جيد جدا \\
الهولندية: B1
= المهارات
صيانة المضخات، تدريب الفنيين
"""
SOMALI = """
#text(20pt)[*Cabdi Maxamed Nuur*] \\
Injineer biyo \\
Taleefan: +31 6 55501255 \\
Iimeel: cabdi\\@example.org \\
Taariikhda dhalashada: 1980 \\
Qabiilka: xog gaar ah
= Khibradda shaqada
*Injineer*, Shirkadda Biyaha Garoowe #h(1fr) Luulyo 2015 – hadda
- Tababarka farsamo yaqaanada
*Macallin*, Dugsiga Sare ee Burco #h(1fr) 2008 ilaa 2014
= Waxbarasho
Digrii: injineernimada, Jaamacadda Hargeysa #h(1fr) 2004 – 2008
= Luqadaha
Af Soomaali: afka hooyo \\
Ingiriisi: si fiican \\
Carabi: dhexdhexaad
= Xirfadaha
Dayactirka tuubooyinka, tababar
"""


@cache
def pdf(source: str) -> bytes:
    """The pages of a source, as a PDF."""
    made = typst.compile((PAGE + source).encode(), font_paths=[str(FONTS)], ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def pdf_with(changes: Any, source: str = ENGLISH) -> bytes:
    """The PDF after `changes` was given its writer."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(source)))
    changes(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def word(build: Any) -> bytes:
    """A Word document that `build` filled."""
    document = docx.Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def packed(**files: str | bytes) -> bytes:
    """A zip; names are given with _ for a space."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"{name.replace('_', ' ')}.csv", content)
    return out.getvalue()
