import { type Towns, towns } from './towns.ts';

/** Ukraine, Russia and their neighbours. */
export const UKRAINE_TOWNS: Towns = {
  Ukraine: towns(`
    Kyiv|Kiev, Kharkiv|Kharkov, Odesa|Odessa, Dnipro|Dnipropetrovsk, Zaporizhzhia|Zaporizhia|Zaporizhzhya, Lviv|Lvov,
    Mykolaiv|Nikolaev, Kherson, Poltava, Sumy, Chernihiv|Chernigov, Kryvyi Rih|Krivyi Rih|Kryvyy Rih, Kremenchuk, Vinnytsia,
    Zhytomyr, Khmelnytskyi, Cherkasy, Ternopil, Ivano-Frankivsk, Lutsk, Rivne, Uzhhorod, Donetsk, Luhansk, Kramatorsk,
    Sloviansk, Pokrovsk, Bakhmut, Mariupol, Melitopol, Nikopol, Izmail, Crimea, Sevastopol, Khmelnytskyi region,
    Starokostiantyniv|Starokonstantinov, Bila Tserkva, Brovary, Boryspil, Irpin, Bucha, Hostomel, Vyshhorod, Fastiv, Kaniv,
    Uman, Kropyvnytskyi, Oleksandriia, Kamianske|Kamyanske, Pavlohrad, Synelnykove, Marhanets, Enerhodar|Energodar, Tokmak,
    Berdiansk|Berdyansk, Orikhiv, Huliaipole|Hulyaipole, Chasiv Yar, Toretsk, Kostiantynivka|Kostyantynivka|Konstantinovka,
    Druzhkivka, Avdiivka, Vuhledar, Lyman, Siversk, Kupiansk|Kupyansk, Izium|Izyum, Vovchansk, Chuhuiv, Balakliia, Lozova,
    Okhtyrka, Konotop, Shostka, Hlukhiv, Nizhyn, Pryluky, Myrhorod, Lubny, Horishni Plavni, Chernivtsi, Kolomyia, Stryi,
    Drohobych, Dubno, Kovel, Ochakiv, Yuzhne, Chornomorsk, Snake Island|Zmiinyi Island, Zatoka, Kerch, Kerch
    Bridge|Crimean Bridge, Simferopol, Yevpatoria, Feodosia, Dzhankoi, Saky, Zaporizhzhia nuclear power plant|Zaporizhzhia
    plant, Chernobyl|Chornobyl, Donbas|Donbass|the Donbas, Nova Kakhovka, Beryslav, Antonivka, Transcarpathia|Zakarpattia,
    Volyn, Kirovohrad, Novomoskovsk, Ternivka, Horlivka|Gorlovka, Yenakiieve, Makiivka|Makeevka, Debaltseve, Volnovakha,
    Yasynuvata, Stanytsia Luhanska, Shchastia, Svatove, Starobilsk, Sievierodonetsk|Severodonetsk, Lysychansk, Rubizhne, Popasna,
    Soledar, Selydove, Kurakhove, Myrnohrad, Novohrodivka, Dobropillia, Velyka Novosilka, Robotyne, Stepnohirsk, Vilniansk|Vilnyansk,
    Polohy, Pokrovske, Mezhova, Apostolove, Zolochiv, Derhachi, Bohodukhiv, Merefa, Krasnohrad, Borova, Pechenihy, Lypetsi,
    Bilopillia, Krolevets, Putyvl, Romny, Trostianets, Yampil, Semenivka, Novhorod-Siverskyi, Koriukivka, Bakhmach, Slavutych,
    Obukhiv, Vasylkiv, Fastiv, Pereiaslav, Uman, Smila, Zolotonosha, Haisyn, Berdychiv, Korosten, Netishyn, Yavoriv, Chervonohrad,
    Truskavets, Kalush, Burshtyn, Ladyzhyn, Voznesensk, Pervomaisk, Bashtanka, Snihurivka, Kakhovka, Skadovsk, Henichesk,
    Bilozerka, Chornobaivka, Hola Prystan, Oleshky, Reni, Kiliia, Bilhorod-Dnistrovskyi, Artsyz, Podilsk, Kinburn Spit,
    Armiansk, Chonhar, Gvardeyskoye, Belbek, Novofedorivka, Trypillia, Obukhivka, Hroza, Shevchenkivskyi, Solomianskyi,
    Holosiivskyi, Saltivka, Donetsk airport, Luhansk region, Donetsk region, Dnipropetrovsk region
  `),
  Russia: towns(`
    Moscow, Belgorod, Kursk, Bryansk, Voronezh, Rostov|Rostov-on-Don, Krasnodar, Engels, Saratov, Novorossiysk, St.
    Petersburg|St Petersburg, Tula, Ryazan, Kaluga, Lipetsk, Oryol|Orel, Tambov, Tver, Smolensk, Pskov, Rostov region,
    Taganrog, Millerovo, Morozovsk, Kamensk-Shakhtinsky, Shebekino, Graivoron|Grayvoron, Sudzha, Klintsy, Kozelsk,
    Dyagilevo, Podolsk, Zelenograd, Khimki, Ramenskoye, Kolomna, Domodedovo, Sheremetyevo|Sheremetyevo Airport,
    Vnukovo|Vnukovo Airport, Zhukovsky, Samara, Syzran, Novokuybyshevsk, Volgograd, Astrakhan, Ufa, Bashkortostan,
    Tatarstan, Kazan, Yelabuga|Alabuga, Nizhny Novgorod, Dzerzhinsk, Cheboksary, Izhevsk, Perm, Ivanovo, Yaroslavl, Vologda,
    Murmansk, Olenya|Olenegorsk, Leningrad region, Ust-Luga, Primorsk, Tuapse, Sochi, Anapa, Adygea, Stavropol, Dagestan,
    Makhachkala, Kaspiysk, Chechnya, Grozny, North Ossetia, Mozdok, Irkutsk, Belaya, Siberia, Kaliningrad, Taman,
    Slavyansk-on-Kuban, Valuyki, Stary Oskol, Rylsk, Korenevo, Lgov, Zheleznogorsk, Sevsk, Novozybkov, Unecha, Starodub,
    Livny, Yelets, Borisoglebsk, Liski, Rossosh, Novocherkassk, Bataysk, Salsk, Yeysk, Temryuk, Afipsky, Ilsky,
    Tikhoretsk, Kavkazskaya, Achinsk, Saransk, Mordovia, Chuvashia, Udmurtia, Votkinsk, Orenburg, Chelyabinsk, Yekaterinburg,
    Tyumen, Komi, Ukhta, Cherepovets, Kirishi, Velikiye Luki, Toropets, Tikhvin, Vyborg, Kronstadt, Petrozavodsk, Arkhangelsk,
    Severodvinsk, Vladikavkaz, Nalchik, Budyonnovsk, Nevinnomyssk, Elista, Kalmykia, Kotovsk, Balashov, Serpukhov, Stupino,
    Krasnogorsk, Odintsovo, Elektrostal, Noginsk, Lyubertsy, Kashira, Aleksin, Novomoskovsk, Oktyabrsky, Tarusa
  `),
  Poland: towns(`
    Lublin, Rzeszow|Rzeszów, Przewodow|Przewodów, Warsaw
  `),
  Romania: towns(`
    Tulcea, Galati|Galați, Constanta, Plauru, Bucharest
  `),
  Moldova: towns(`
    Chisinau|Chișinău, Transnistria
  `),
};
