const set = (words: string) => new Set(words.trim().split(/\s+/u));

/** Small words inside of names. */
export const particles = set(
	`of de del la le les las los el al and the on upon sur en in am an der den do da dos das di e y by under next van von ben bin ibn ul ud es ash as sous aux und d l`
);

/** Words that are never a place by themselves, whatever a gazetteer says. */
export const functionWords = set(
	`a about above after again against all also although an and any are as at be because been before being below between both but by can could did do does doing down during each even every few first for from further get had has have having he her here hers him his how however i if in into is it its itself just last let many may me might more most much must my never new no nor not now of off on once one only or other our out over own per same second she should since so some such than that the their them then there these they third this those though three through to today tomorrow too two under until up upon us very was we were what when where which while who whom why will with within without would yes yesterday yet you your monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december`
);

/** Words before a place: where something is, goes or comes from. */
export const locative = set(
	`in at near from to toward towards outside inside around across throughout into through via between beyond over leaving entering visiting reaching north south east west northeast northwest southeast southwest northern southern eastern western central downtown rural suburban nearby neighboring neighbouring off along`
);

/** Titles before a person's name. */
export const titles = set(
	`mr mrs ms miss dr prof professor sir lord lady dame baron president vice premier chancellor minister secretary senator sen representative rep congressman congresswoman governor gov mayor councilman councilwoman commissioner judge justice attorney sheriff deputy officer detective inspector constable chief captain capt lieutenant lt sergeant sgt corporal cpl private pvt general gen colonel col major maj admiral commander marshal king queen prince princess pope archbishop bishop father rev reverend rabbi imam sheikh ayatollah mullah coach manager director chairman chairwoman ceo spokesman spokeswoman spokesperson principal superintendent pastor brother sister uncle aunt actor actress singer author poet writer journalist activist lawyer candidate leader`
);

/** What persons do, after their name. */
export const speech = set(
	`said says told added asked replied explained noted recalled argued wrote testified pleaded insisted continued joked laughed died graduated married scored hit threw ran pitched caught finished`
);

/** Heads of names of bodies and of buildings, after a place in their name. */
export const bodies = set(
	`university college school schools academy institute hospital clinic church cathedral mosque temple police sheriff court department dept council board commission committee authority agency association society foundation club fc united city county state times post news herald tribune gazette journal star press chronicle dispatch observer telegraph guardian inc corp co ltd llc company group bank airlines airways railway railroad energy electric party union league conference cup bowl open trust museum library theatre theater center centre hall stadium arena park zoo airport station bridge road street avenue ave st drive boulevard blvd lane highway hotel inn mall plaza tower building house farm farms high elementary middle army navy force corps brigade regiment administration government parliament senate congress assembly ministry embassy office bureau service services fund project program symphony orchestra opera ballet bay beach river lake creek valley mountain mountains island islands county counties parish`
);
