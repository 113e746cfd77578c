// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/names/surnames.hpp"

#include <algorithm>
#include <iterator>

#include "stages/anonymize/bytes/word_set.hpp"

namespace deskmill {
namespace {

constexpr std::string_view kSurnames =
    "abbott abdi abraham acosta adams adeyemi agarwal aguilar aguirre ahmadi akhtar alexandrov "
    "alvarado alvarez andersen anderson andersson andrade andrews andrzejewski anwar aquino "
    "arnold arora arroyo atkinson avila ayala bajwa baldwin banerjee baranov barker barnett "
    "barrera barrett bartlett bautista becker beltran benitez bennett bertrand bhatia bhatt "
    "bianchi blanchard blankenship blevins bogdanov boucher bowers bowman boyle bradshaw brennan "
    "briggs brodsky browning buchanan burgess burnett burris bustamante byrne caballero cabrera "
    "calderon caldwell callahan calvillo camacho cardenas carlson carlsson carrillo carroll "
    "carvalho castaneda castillo castro cervantes chambers chandler chatterjee chaudhary chaudhry "
    "chavez chowdhury christensen clarke collins colombo conley contreras cooper copeland cordova "
    "coronado correia corrigan cortez costello crawford cummings cunningham dahl dalal daniels "
    "daugherty davenport davies davis dawson deleon delgado desai deshmukh dhillon diaz dickerson "
    "dickson dixon dlamini dodson doherty dominguez donnelly donovan dougherty duarte dubey "
    "dubois dudley duffy dupont durand dvorak eaton edwards eklund ellison emerson enriquez "
    "eriksen eriksson escobar espinosa espinoza esposito estes estrada eze farrell faulkner "
    "ferguson fernandes fernandez ferrara ferrari ferreira figueroa finch fischer fitzgerald "
    "fitzpatrick flanagan fleming fletcher flores fontaine fournier fredriksson freeman friedman "
    "fuentes fujimoto gallagher gallegos galloway garcia garrett garrison garza gauthier gentry "
    "gibbs gibson gilbert gilmore giordano glover goldberg gomes gomez gonzales gonzalez gopal "
    "graham griffin griffith grigoryan grimes guerra guerrero gunawardena gupta gustafsson "
    "gutierrez guzman haas haddad haines hammond hancock hansen hanson hansson hardin harmon "
    "harrell harrington harrison hartman hashimoto hassan hawkins hayashi henderson hendricks "
    "henriksen henriksson hensley henson hernandez herrera herring hickman hicks higgins hinton "
    "hodges hoffman hoffmann hogan holden holloway holmes holmgren hopkins horton horvat horvath "
    "hossain huang hubbard huber huerta huffman hughes hussain hutchinson huynh ibarra ibrahim "
    "ingram ivanov ivanova iyer jacobs jacobsen jacobson jacobsson jansen janssen jaramillo "
    "jefferies jenkins jennings jensen jimenez johansen johansson johnson johnston jones jonsson "
    "joshi kapoor karlsson kaur keller kelley kemp kennedy khan khanna kimura kobayashi kovac "
    "kovacs kowalczyk kowalski kozlov krause krishnan krueger kuznetsov lambert larsen larson "
    "larsson lawson leblanc leclerc lefebvre lehmann leroy levine lewandowski lindberg lindgren "
    "lindqvist lindstrom lopez lowery lozano lucero lundberg lundgren lyons macdonald macias "
    "mackay maldonado malhotra malone manning marchetti marino marquez martens martensson "
    "martinez martinsen massey matsumoto matthews maynard mccall mccann mccarthy mccarty mcclain "
    "mcclure mcconnell mccormick mccoy mccullough mcdaniel mcdowell mcfarland mcgee mcgrath "
    "mcguire mcintosh mcintyre mckay mckee mckenzie mckinney mcknight mclaughlin mclean mcmahon "
    "mcmillan mcneil mcpherson medina mehta mejia melendez melton mendez mendoza menon mercado "
    "meyer meyers michalski middleton mikkelsen miranda mishra mitchell mohamed molina montgomery "
    "montoya moore morales moreau moreno moretti morgado morris morrison morrow mortensen moser "
    "mukherjee mullen muller mullins munoz murphy murray nagy nair nakamura navarro newman nguyen "
    "nicholls nichols nicholson nielsen nieves nikolaev nilsen nilsson nolan norton novak novikov "
    "nowak nunez nyberg ochoa oconnell oconnor odom odonnell okafor okeke okonkwo oliveira olsen "
    "olson olsson oneal oneill orozco ortega ortiz osborne osei owens ozturk pacheco padilla "
    "pandey papadopoulos parikh parrish parsons patel paterson patterson patton paulsen pavlov "
    "pearson pedersen pennington pereira perera perez perkins persson petersen peterson petersson "
    "petrenko petrov pham phillips pillai pinto popescu popov prasad proctor pruitt puig quintana "
    "quintero rahman ramirez ramos ramsey randhawa randolph rasmussen reddy reilly reyes reynolds "
    "ricci richards richardson richter riley rinaldi rios rivas rivera roberson roberts robertson "
    "robinson robles rocha rodgers rodrigues rodriguez rogers rojas rollins romero rosales "
    "rosario rosenberg rossi roth rousseau rowe rubio ruiz russo rutledge salas salazar salinas "
    "samuelsson sanchez sanders sandoval santos sanz sato saunders savoie schaefer schmidt "
    "schmitt schneider schroeder schultz schulz schwartz schwarz sepulveda serrano sethi shaffer "
    "shah shaikh shapiro sharma shelton shepherd sheppard shevchenko shrestha siddiqui sidhu "
    "silva simmons simons simpson sims singh singleton skinner sloan smirnov smith snyder soares "
    "sokolov solano solis solomon sorensen soto sousa souza spence stafford stanton stephens "
    "stephenson stevens stevenson stewart stokes stokke strickland suarez sullivan sutherland "
    "sutton suzuki svensson swanson sweeney szabo szymanski takahashi tanaka tapia terrell thakur "
    "thompson thomsen thomson thornton tkachenko toth townsend tran trevino trujillo tucker "
    "turnbull tyagi underwood valdez valenzuela vargas vasquez vaughan vazquez velasquez "
    "velazquez verma villanueva villarreal vogel volkov wagner wallace walsh walton watanabe "
    "watkins watson weber weiss whitaker whitehead whitfield wiggins wilcox wilkerson wilkins "
    "wilkinson williams williamson willis wilson winkler wisniewski wojcik wolfe woodard woodward "
    "wright wyatt yadav yamada yamamoto yamashita yates yilmaz yoder yoshida zamora zapata zhang "
    "zhao zhou ziegler zielinski zimmerman zuniga ";

constexpr std::string_view kAlsoWords[] = {
    "Baker",     "Ball",     "Banks",    "Barber",  "Barnes",   "Bates",    "Bauer",    "Bell",
    "Berry",     "Bird",     "Bishop",   "Black",   "Bond",     "Booth",    "Bowen",    "Boyd",
    "Brady",     "Brewer",   "Brock",    "Brooks",  "Brown",    "Bryan",    "Bryant",   "Burke",
    "Burns",     "Burton",   "Bush",     "Butler",  "Byrd",     "Cain",     "Campbell", "Carey",
    "Carpenter", "Carr",     "Carson",   "Carter",  "Casey",    "Chan",     "Chang",    "Chapman",
    "Chen",      "Choi",     "Chu",      "Chung",   "Clark",    "Clay",     "Cline",    "Cobb",
    "Coffey",    "Cohen",    "Cole",     "Coleman", "Combs",    "Conway",   "Cook",     "Cox",
    "Craig",     "Crane",    "Cross",    "Cruz",    "Curry",    "Curtis",   "Dale",     "Dean",
    "Decker",    "Dillon",   "Douglas",  "Doyle",   "Drake",    "Dunn",     "Duran",    "Dyer",
    "Ellis",     "Evans",    "Farmer",   "Finley",  "Fisher",   "Flynn",    "Foley",    "Forbes",
    "Ford",      "Foster",   "Fowler",   "Fox",     "Francis",  "Franklin", "Frye",     "Fuller",
    "Gardner",   "Gill",     "Glenn",    "Goodman", "Goodwin",  "Gould",    "Graves",   "Gray",
    "Green",     "Greene",   "Greer",    "Gregory", "Hahn",     "Hale",     "Hall",     "Hamilton",
    "Hardy",     "Harper",   "Harris",   "Hart",    "Harvey",   "Hawk",     "Hayes",    "Haynes",
    "Heath",     "Henry",    "Hess",     "Hester",  "Hill",     "Hobbs",    "Hodge",    "Holder",
    "Hong",      "Hood",     "Hoover",   "Horn",    "Horne",    "Howard",   "Howe",     "Howell",
    "Huang",     "Hudson",   "Hughes",   "Hull",    "Hunt",     "Hurley",   "Hurst",    "Jackson",
    "James",     "Jarvis",   "Joseph",   "Joyce",   "Juarez",   "Kane",     "Kaplan",   "Kelly",
    "Kent",      "Kerr",     "Kim",      "King",    "Kirby",    "Kirk",     "Klein",    "Kline",
    "Knapp",     "Knight",   "Knox",     "Kramer",  "Lam",      "Lamb",     "Lane",     "Lang",
    "Lara",      "Lawrence", "Leach",    "Lee",     "Leon",     "Lester",   "Levy",     "Lewis",
    "Li",        "Lim",      "Lin",      "Lindsay", "Lindsey",  "Liu",      "Lloyd",    "Logan",
    "Long",      "Lopez",    "Lowe",     "Lu",      "Luna",     "Lynch",    "Lynn",     "Lyon",
    "Mack",      "Madden",   "Mahoney",  "Marsh",   "Marshall", "Martin",   "Mason",    "Massey",
    "Mathis",    "Maxwell",  "McDonald", "Melton",  "Mercer",   "Merritt",  "Miller",   "Mills",
    "Moody",     "Moran",    "Morgan",   "Mosley",  "Moss",     "Murillo",  "Nash",     "Nelson",
    "Newton",    "Noble",    "Norman",   "Norris",  "O'Brien",  "O'Connor", "O'Neill",  "Oliver",
    "Owen",      "Pace",     "Palmer",   "Parker",  "Patrick",  "Payne",    "Peck",     "Peters",
    "Petty",     "Phelps",   "Pierce",   "Pitts",   "Pollard",  "Poole",    "Porter",   "Potter",
    "Powell",    "Powers",   "Pratt",    "Preston", "Price",    "Pugh",     "Quinn",    "Ray",
    "Reed",      "Reese",    "Reeves",   "Reid",    "Rhodes",   "Rice",     "Roach",    "Robbins",
    "Rose",      "Ross",     "Roy",      "Rubin",   "Russell",  "Ryan",     "Salas",    "Sawyer",
    "Scott",     "Sellers",  "Shaw",     "Shea",    "Sherman",  "Silva",    "Simon",    "Skinner",
    "Snider",    "Spencer",  "Stanley",  "Steele",  "Stein",    "Stephens", "Stone",    "Stuart",
    "Tang",      "Tate",     "Taylor",   "Terry",   "Thomas",   "Todd",     "Travis",   "Turner",
    "Tyler",     "Vance",    "Vang",     "Vaughn",  "Vega",     "Vincent",  "Wade",     "Walker",
    "Waller",    "Walter",   "Walters",  "Wang",    "Ward",     "Ware",     "Warren",   "Watts",
    "Weaver",    "Webb",     "Webster",  "Weiner",  "Welch",    "Wheeler",  "White",    "Wiley",
    "Wise",      "Wolf",     "Wong",     "Wood",    "Woods",    "Woodson",  "Woody",    "Wu",
    "Wynn",      "Yang",     "Yoder",    "Young",   "Yu",       "Zhu",
};
static_assert(std::size(kAlsoWords) <= WordSet::kMost);
constexpr WordSet kAlsoWordSet(kAlsoWords);

}  // namespace

std::string_view surnames() {
  return kSurnames;
}

bool is_surname_and_word(std::string_view word) {
  return kAlsoWordSet.contains(word);
}

}  // namespace deskmill
