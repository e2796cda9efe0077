"""Paragraphs of made-up news in many languages, by ISO 639-1 code."""

OTHER = {
    "de": "Die Außenministerin traf am Montag in der Hafenstadt ihren Amtskollegen zu Gesprächen über den Waffenstillstand. "
    "Beide Seiten sprachen danach von Fortschritten, nannten aber keine Einzelheiten. Nach Angaben der Polizei gingen in der "
    "Hauptstadt mehrere tausend Menschen auf die Straße. Ein Sprecher der Regierung sagte, die Verhandlungen würden in der "
    "kommenden Woche fortgesetzt.",
    "fr": "La ministre des Affaires étrangères a rencontré lundi son homologue dans la ville portuaire pour parler de la trêve. "
    "Les deux parties ont ensuite évoqué des progrès, sans donner de détails. Selon la police, plusieurs milliers de personnes "
    "ont manifesté dans la capitale. Un porte-parole du gouvernement a déclaré que les négociations reprendraient la semaine "
    "prochaine.",
    "es": "La ministra de Asuntos Exteriores se reunió el lunes con su homólogo en la ciudad portuaria para hablar de la tregua. "
    "Ambas partes hablaron después de avances, pero no dieron detalles. Según la policía, varios miles de personas se "
    "manifestaron en la capital. Un portavoz del Gobierno dijo que las negociaciones continuarán la próxima semana.",
    "pt": "A ministra dos Negócios Estrangeiros reuniu-se na segunda-feira com o seu homólogo na cidade portuária para falar da "
    "trégua. As duas partes falaram depois de progressos, mas não deram pormenores. Segundo a polícia, vários milhares de "
    "pessoas manifestaram-se na capital. Um porta-voz do governo disse que as negociações vão continuar na próxima semana.",
    "it": "La ministra degli Esteri ha incontrato lunedì il suo omologo nella città portuale per parlare della tregua. Le due "
    "parti hanno poi parlato di progressi, senza fornire dettagli. Secondo la polizia, diverse migliaia di persone hanno "
    "manifestato nella capitale. Un portavoce del governo ha detto che i negoziati continueranno la prossima settimana.",
    "nl": "De minister van Buitenlandse Zaken heeft maandag in de havenstad met haar ambtgenoot gesproken over het bestand. "
    "Beide partijen spraken daarna van vooruitgang, maar gaven geen bijzonderheden. Volgens de politie gingen in de hoofdstad "
    "enkele duizenden mensen de straat op. Een woordvoerder van de regering zei dat de onderhandelingen volgende week verdergaan.",
    "sv": "Utrikesministern träffade på måndagen sin kollega i hamnstaden för samtal om vapenvilan. Båda sidor talade efteråt om "
    "framsteg men lämnade inga detaljer. Enligt polisen gick flera tusen människor ut på gatorna i huvudstaden. En talesperson "
    "för regeringen sade att förhandlingarna fortsätter nästa vecka.",
    "da": "Udenrigsministeren mødte mandag sin kollega i havnebyen til samtaler om våbenhvilen. Begge parter talte bagefter om "
    "fremskridt, men gav ingen detaljer. Ifølge politiet gik flere tusind mennesker på gaden i hovedstaden. En talsmand for "
    "regeringen sagde, at forhandlingerne fortsætter i næste uge.",
    "no": "Utenriksministeren møtte mandag sin kollega i havnebyen til samtaler om våpenhvilen. Begge parter snakket etterpå om "
    "framgang, men ga ingen detaljer. Ifølge politiet gikk flere tusen mennesker ut i gatene i hovedstaden. En talsperson for "
    "regjeringen sa at forhandlingene fortsetter neste uke.",
    "fi": "Ulkoministeri tapasi maanantaina kollegansa satamakaupungissa ja keskusteli aselevosta. Molemmat osapuolet puhuivat "
    "sen jälkeen edistyksestä, mutta eivät kertoneet yksityiskohtia. Poliisin mukaan useita tuhansia ihmisiä lähti kaduille "
    "pääkaupungissa. Hallituksen tiedottaja sanoi, että neuvottelut jatkuvat ensi viikolla.",
    "pl": "Minister spraw zagranicznych spotkała się w poniedziałek w mieście portowym ze swoim odpowiednikiem, aby rozmawiać o "
    "rozejmie. Obie strony mówiły potem o postępach, nie podały jednak szczegółów. Według policji w stolicy na ulice wyszło "
    "kilka tysięcy osób. Rzecznik rządu powiedział, że rozmowy będą kontynuowane w przyszłym tygodniu.",
    "cs": "Ministryně zahraničí se v pondělí v přístavním městě setkala se svým protějškem, aby jednali o příměří. Obě strany pak "
    "hovořily o pokroku, podrobnosti však neuvedly. Podle policie vyšlo v hlavním městě do ulic několik tisíc lidí. Mluvčí "
    "vlády řekl, že jednání budou pokračovat příští týden.",
    "hu": "A külügyminiszter hétfőn a kikötővárosban találkozott hivatali partnerével, hogy a fegyverszünetről tárgyaljanak. "
    "Mindkét fél előrelépésről beszélt, de részleteket nem közöltek. A rendőrség szerint több ezer ember vonult utcára a "
    "fővárosban. A kormány szóvivője azt mondta, hogy a tárgyalások a jövő héten folytatódnak.",
    "ro": "Ministra de externe s-a întâlnit luni cu omologul său în orașul-port pentru a discuta despre armistițiu. Ambele părți "
    "au vorbit apoi despre progrese, dar nu au oferit detalii. Potrivit poliției, câteva mii de oameni au ieșit în stradă în "
    "capitală. Un purtător de cuvânt al guvernului a spus că negocierile vor continua săptămâna viitoare.",
    "tr": "Dışişleri bakanı pazartesi günü liman kentinde mevkidaşıyla ateşkesi görüşmek üzere bir araya geldi. İki taraf da daha "
    "sonra ilerleme kaydedildiğini söyledi ancak ayrıntı vermedi. Polise göre başkentte birkaç bin kişi sokağa çıktı. Hükümet "
    "sözcüsü müzakerelerin gelecek hafta süreceğini söyledi.",
    "id": "Menteri luar negeri pada hari Senin bertemu dengan mitranya di kota pelabuhan untuk membicarakan gencatan senjata. "
    "Kedua pihak kemudian berbicara tentang kemajuan, tetapi tidak memberikan rincian. Menurut polisi, beberapa ribu orang turun "
    "ke jalan di ibu kota. Seorang juru bicara pemerintah mengatakan bahwa perundingan akan dilanjutkan pekan depan.",
    "vi": "Bộ trưởng ngoại giao hôm thứ Hai đã gặp người đồng cấp tại thành phố cảng để bàn về lệnh ngừng bắn. Sau đó hai bên đều "
    "nói có tiến triển nhưng không cho biết chi tiết. Theo cảnh sát, hàng nghìn người đã xuống đường ở thủ đô. Người phát ngôn "
    "của chính phủ nói rằng các cuộc đàm phán sẽ tiếp tục vào tuần tới.",
    "ru": "Министр иностранных дел встретилась в понедельник в портовом городе со своим коллегой, чтобы обсудить перемирие. Обе "
    "стороны затем говорили о прогрессе, но не сообщили подробностей. По данным полиции, в столице на улицы вышли несколько "
    "тысяч человек. Представитель правительства заявил, что переговоры продолжатся на следующей неделе.",
    "uk": "Міністерка закордонних справ зустрілася в понеділок у портовому місті зі своїм колегою, щоб обговорити перемир'я. "
    "Обидві сторони потім говорили про поступ, але не повідомили подробиць. За даними поліції, у столиці на вулиці вийшли кілька "
    "тисяч людей. Речник уряду сказав, що переговори триватимуть наступного тижня.",
    "bg": "Министърката на външните работи се срещна в понеделник с колегата си в пристанищния град, за да обсъдят примирието. "
    "След това двете страни говориха за напредък, но не дадоха подробности. Според полицията няколко хиляди души излязоха по "
    "улиците на столицата. Говорител на правителството каза, че преговорите ще продължат следващата седмица.",
    "el": "Η υπουργός Εξωτερικών συναντήθηκε τη Δευτέρα με τον ομόλογό της στην πόλη του λιμανιού για να συζητήσουν την εκεχειρία. "
    "Οι δύο πλευρές μίλησαν στη συνέχεια για πρόοδο, χωρίς να δώσουν λεπτομέρειες. Σύμφωνα με την αστυνομία, αρκετές χιλιάδες "
    "άνθρωποι βγήκαν στους δρόμους της πρωτεύουσας. Οι διαπραγματεύσεις θα συνεχιστούν την επόμενη εβδομάδα.",
    "ar": "التقت وزيرة الخارجية يوم الاثنين نظيرها في المدينة الساحلية لبحث الهدنة. وتحدث الجانبان بعد ذلك عن إحراز تقدم دون "
    "الكشف عن التفاصيل. وقالت الشرطة إن عدة آلاف من الناس خرجوا إلى الشوارع في العاصمة. وقال متحدث باسم الحكومة إن المفاوضات "
    "ستستمر في الأسبوع المقبل.",
    "fa": "وزیر امور خارجه روز دوشنبه در شهر بندری با همتای خود دیدار کرد تا درباره آتش‌بس گفتگو کنند. دو طرف پس از آن از "
    "پیشرفت سخن گفتند، اما جزئیاتی ارائه نکردند. به گفته پلیس چند هزار نفر در پایتخت به خیابان‌ها آمدند. سخنگوی دولت گفت که "
    "مذاکرات هفته آینده ادامه خواهد یافت.",
    "he": "שרת החוץ נפגשה ביום שני עם עמיתה בעיר הנמל כדי לדון בהפסקת האש. שני הצדדים דיברו לאחר מכן על התקדמות, אך לא מסרו "
    "פרטים. לדברי המשטרה, כמה אלפי בני אדם יצאו לרחובות בבירה. דובר הממשלה אמר כי המשא ומתן יימשך בשבוע הבא.",
    "hi": "विदेश मंत्री ने सोमवार को बंदरगाह शहर में अपने समकक्ष से मुलाकात कर युद्धविराम पर चर्चा की। दोनों पक्षों ने बाद में प्रगति की बात कही, "
    "लेकिन कोई ब्योरा नहीं दिया। पुलिस के अनुसार राजधानी में कई हजार लोग सड़कों पर उतरे। सरकार के प्रवक्ता ने कहा कि बातचीत अगले सप्ताह जारी रहेगी।",
    "zh": "外交部长星期一在港口城市会见了对方外长，就停火问题举行会谈。双方会后都表示取得了进展，但没有透露细节。警方说，首都有数千人走上街头。"
    "政府发言人说，谈判将于下周继续举行。",
    "ja": "外相は月曜日、港町で相手国の外相と会談し、停戦について協議した。双方はその後、進展があったと述べたが、詳細は明らかにしなかった。"
    "警察によると、首都では数千人が街頭に出た。政府の報道官は、交渉は来週も続くと述べた。",
    "ko": "외무장관은 월요일 항구 도시에서 상대국 장관을 만나 휴전 문제를 논의했다. 양측은 이후 진전이 있었다고 말했지만 구체적인 내용은 밝히지 "
    "않았다. 경찰에 따르면 수도에서 수천 명이 거리로 나왔다. 정부 대변인은 협상이 다음 주에도 계속될 것이라고 말했다.",
}

ENGLISH = (
    "The foreign minister met her counterpart in the harbour town on Monday for talks about the truce. Both sides spoke of "
    "progress afterwards but gave no details. According to police, several thousand people took to the streets of the capital. "
    "A spokesman for the government said that the negotiations would go on next week."
)
