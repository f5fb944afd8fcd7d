"""Small words of languages that are written in Latin letters: what tells the language of a text too short to count English ones in."""

from __future__ import annotations

ENGLISH = frozenset(
    "the of and to that it with as by from be are have this his not but they which were said will who had their its would a an in on at is was "
    "for he she we you i has after over says us our your my him her them there what when where how why can could should may might been being "
    "than then about into out up down no or if so more most all some any one two new first last against before between during under while "
    "do does did just only also other these those such".split()
)
PARTICLES = frozenset("de la le el los las der den des du del da dos di van von y e al bin ibn ben ten te zu und os en im a o".split())
"""Small words that stand in names in English text as well; a language is not told by them alone."""
SMALL = {
    "German": "und ist nicht mit ein eine einen einem einer das die der den dem des für sich wird werden wurde wurden haben hat am auch nach auf im "
    "zu zum zur aus bei dass sie es er als wie oder über noch nur sind gegen von vom vor um durch unter zwischen seit in ihre ihrer seine sagte",
    "French": "et est dans pour que qui une sur avec aux pas par plus ont été cette ses ce il elle nous sont mais ou leur le la les des de du un au à "
    "en a son sa entre contre après selon dit fait lors d l qu",
    "Spanish": "que en por con para una se su como más pero fue ha sobre este esta también según desde un son sus el la los las de del y al lo no es "
    "han entre contra tras dijo",
    "Italian": "che è per con una non sono ha della nel alla gli anche più come stato dei il lo la le di del un in da al si delle hanno dopo contro tra "
    "ma e dal sul",
    "Portuguese": "que não uma com para por em mais foi ao como na no os as o a de do da dos das um se são sobre pelo pela entre contra e é disse",
    "Dutch": "het een niet dat zijn voor met ook wordt heeft aan naar werd te de van en in op is er als bij om door over uit hebben zei tegen",
    "Swedish": "och att det som inte på är för med en ett av den har till i om de var från mot efter vid sade",
    "Danish or Norwegian": "og at det som ikke på er for med en et af av den har til i om de var fra mot etter efter ved sagde sa",
    "Polish": "nie się na jest że przez oraz i w z do o po od za dla jak są był która który ze to przed powiedział",
    "Czech or Slovak": "není se na je že a v s do o po od za pro jak jsou byl která který ve to ale podle řekl aj sa",
    "Romanian": "și nu care pentru din este cu la în a de pe un o că au mai fost după sunt al ale prin",
    "Turkish": "ve bir için bu ile olarak da de çok daha olan en gibi kadar sonra ancak dedi",
    "Indonesian or Malay": "yang dan dengan untuk dari pada ini itu dalam tidak akan di ke oleh telah juga para kata adalah",
    "Finnish": "ja että ei ovat on oli se joka mutta myös kuin sekä hän olla",
    "Hungarian": "és hogy nem egy az a is volt meg már csak szerint után",
    "Swahili": "na ya wa kwa ni katika la za hiyo huo kuwa cha pia alisema",
}
BY_LANGUAGE = {language: frozenset(words.split()) for language, words in SMALL.items()}
