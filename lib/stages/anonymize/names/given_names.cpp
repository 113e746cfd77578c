// SPDX-License-Identifier: Apache-2.0
#include "stages/anonymize/names/given_names.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace deskmill {
namespace {

constexpr std::string_view kNames =
    "aaron abbie abby abdul abdullah abigail adam adel aditya adrian adriana adrianna adrienne "
    "agnes agnieszka ahmad ahmed aidan aiden aileen aimee aisha ajay akash alan alana alanna "
    "alasdair alastair albert aled alejandro aleksandra alessandra alessandro alex alexander "
    "alexandra alexia alexis alfredo ali alice alicia alisa alisha alison alistair allie allison "
    "ally alok alonzo alvaro alyssa amanda amar amber amelia amelie amina amir amira amit amos amy "
    "anand ananya anastasia andre andrea andreas andrei andres andrew andy angela angelo angie "
    "angus anil anita anja anjali anke ankit ankur ann anna anne annie annika anthony antoinette "
    "anton antonio anusha apoorva archie ariana arianna arjun arthur arturo arun ashanti ashish "
    "ashlee ashleigh ashley ashlyn ashok ashton ashwin aurelie axel barbara barney barry bartosz "
    "beatrice beatriz becca beccy becky ben benjamin benoit bernadette bernard bernd bernice "
    "bertha bertie beth bethany betsy betty beverley beverly bhavna bianca bilal billy birgit "
    "bjorn blanche bobbi bobby boris brad bradley brandi brandon breanna bree brenda brent brett "
    "brian brianna britney brittani brittany brittney bronwyn bruce bruno bryan bryanna bryce "
    "bryony byron caitlin caitlyn caleb callum calum camila camille candace candice cara carey "
    "carina carl carla carlos carmen carol carole caroline carolyn carrie casey cassandra cassie "
    "cate catherine cathy cecilia celeste cerys charlene charles charlie charmaine chelsey cheryl "
    "chiara chloe chris chrissy christie christina christine christoph christophe christopher "
    "christy ciara cindy claire clarissa claudette claudia cleo clifford clive cody colin colleen "
    "collin conner connor conor constance corey corinne cornelia cornelius cory craig cristian "
    "cristina curtis cyndi cynthia cyril damian damien damon dan dana dani daniel daniela danielle "
    "danny darcey dario darla darlene darnell darrell darren darrin darryl daryl dave david davina "
    "deana deandre deanna deanne debbie debby deborah debra declan deena deepa deepak deidre "
    "deirdre deja delia della demetrius denis denise dennis derek dermot derrick deshawn devin "
    "devon diana diane diann dianna dianne diego dieter dilys dina dinesh dion divya dmitri "
    "dolores dominic dominik dominique donald donna donnie doreen dorian doris dorothy doug dougie "
    "douglas duane duncan dustin dwayne dwight dylan eamonn earnest eddie edgar edmund edna eduard "
    "eduardo edward edwin effie eileen elaine eleanor elena elias elijah elinor eliot elisa "
    "elisabeth elisabetta eliza elizabeth elke ella elle ellen ellie elliot elliott elmer eloise "
    "elsie elvira elvis emanuel emanuela emile emilio emily emma emmanuel emmett enrique enzo eoin "
    "eric erica erick ericka erik erika erin ernest ernesto ernie esteban estelle esther ethan "
    "ethel etienne euan eugene eugenia eunice eva evan evangeline evelyn evie ewan ewen fabian "
    "fabio faisal farah fatima federico felicia felicity felipe felix ferdinand fergus fernando "
    "filip filippo finlay fiona fionn floyd fran frances francesca francesco francis francisco "
    "francois frankie franz fred freda freddie frederick freya frida friedrich gabby gabriel "
    "gabriella gabrielle gareth garrett garry gary gaurav gavin gayle gaynor gemma genevieve geoff "
    "geoffrey george georgette georgie georgina gerald geraldine gerard gerhard gerry gilbert "
    "gilberto gill gillian gina ginny giorgio giovanni giulia giuseppe gladys glenda glenn gloria "
    "gonzalo gopal gordon graham greg gregg gregory greta gretchen guillaume guillermo gunter "
    "gustavo gwen gwendolyn gwyneth haley hamish hamza hana hanna hannah hans harish harold "
    "harriet harry hassan hattie hayley heather hector heidi heike heinrich helen helene helga "
    "helmut henri henrik henry herbert hermann hettie hilary hillary hitesh holger hollie howie "
    "hubert hugh hugo hussain hussein iain ian ibrahim ida ignacio ilene ilse imelda imogen imran "
    "ines inga ingo ingrid irene irina irma irving isaac isabel isabela isabella isabelle isaiah "
    "isla ismael isobel ivan ivana ivor izzy jacinta jackie jacob jacqueline jacques jacqui "
    "jacquie jaime jake jamal james jamie jana jane janelle janet janette janey janice janie "
    "janine janis jared jaroslav jarrod jarvis jason javier javiera jayden jaylen jayne jayson "
    "jeanette jeanne jeannette jeannie jeff jeffery jeffrey jeffry jemma jen jenifer jenn jenna "
    "jenni jennifer jenny jens jeremiah jeremy jeri jermaine jerome jerri jerry jesper jess jesse "
    "jessica jessie jessika jill jillian jim jimmy joachim joan joanie joann joanna joanne joao "
    "joaquin jocelyn jochen jodi jodie jody joe joel joey johan johanna john johnny jolene jon "
    "jonah jonas jonathan jonathon jonny joost jordyn jorge jose josefina joseph josephine josh "
    "joshua josie joslyn joyce jozef juan juanita judi judith judy julia julian juliana julianna "
    "julianne julie julien juliet juliette julio jurgen justin justine kaitlin kaitlyn kaitlynn "
    "kaleb kaley kali kara karan karen kari karim karin karina karl karla karsten karthik kasey "
    "kasia katarina kate katelyn katerina katharine katherine katheryn kathi kathie kathleen "
    "kathrine kathryn kathy katie katja katrin katrina katy kavita kaye kayla kaylee kayleigh "
    "kaylin keiko keira keisha keith kellen kelley kelli kellie kelly kelsey kelvin kendra "
    "kendrick kenneth kenny kenton kerri kerstin keshia kev kevin khaled khalid kieran kieron "
    "kiersten killian kim kimberly kimmy kiran kirsten kirstie kirstin kirsty kishore klara klaus "
    "konrad kori kris krista kristen kristin kristina kristine kristofer kristopher krystal "
    "krystle kumar kurt kyla kyle kylie lacey lachlan lakeisha lakshmi lamar lamont laney lanny "
    "lara larry lars latasha latisha latoya laura lauren laurent lauri laurie laverne lavonne "
    "lawrence layla layne leah leandro leann leanna leanne leeann leigh leila lela lenny lenore "
    "leo leon leona leonard leonardo leopold leroy lesley leslie lester leticia lexi liam lidia "
    "lilia lilian liliana lillian linda lindsay lindsey lindy linnea lionel lisa lisette liz liza "
    "lizzie lloyd lois lolita lonnie lora lorena lorenzo loretta lori lorna lottie louella louie "
    "louis louisa louise lourdes luann luca lucas lucia luciana luciano lucille lucinda lucretia "
    "lucy ludwig luella luigi luis luisa luka lukas luke lydia lyle lyndon lyndsey lynne lynsey "
    "mabel maddie maddy madeleine madeline madelyn madelynn maeve magdalena maggie magnus mahesh "
    "mahmoud mairi maisie malcolm mallory mandy manfred manish manny manoj manuel manuela marc "
    "marcel marcella marcelo marci marcia marcie marco marcus marcy marek margaret margarita "
    "margie margo margot marguerite maria mariah mariam mariana marianna marianne maribel maribeth "
    "marie marietta marija marilyn marilynn mario marion marisa marisol marissa maritza marjorie "
    "marko markus marla marleen marlene marlon marquita marsha marta martha martin marty mary "
    "maryam maryann maryanne mathew mathieu matilda matt matteo matthew matthias mattias mattie "
    "maud maura maureen maurice mauricio maurizio mavis maxine mayra mckenzie meaghan meera meg "
    "megan meghan melanie melinda melissa melvin meredith merle mervyn micah michael michaela "
    "michal micheal michele michelle miguel mikaela mikayla mike mikhail mildred millie mindy "
    "minnie miranda miriam mirko mitch mitchel mohamad mohamed mohammad mohammed mohan moira "
    "mollie molly mona monica monika monique moritz muhammad muireann mukesh muriel mustafa myles "
    "myra myrna myron nabil nadine nalini nancy nanette naomi natalia natalie natasha nate "
    "nathalie nathan nathanael nathaniel naveen ned neeraj neha neil nellie nettie neve niall "
    "niamh nicholas nichole nick nicki nickie nickolas nicky nico nicola nicole nigel nikhil "
    "nikita nikki nikolai nils nina nitin noah noelle nolan norbert norma norman nour nuala "
    "octavia odette olaf oleg olga oliver olivia olivier omar omer ophelia oren orla orville osama "
    "oscar oskar owen pablo padraig pam pamela pammy pankaj paola paolo parth pascal pasquale "
    "patrice patricia patricio patrick patsy patti patty paul paula paulina pauline pavel pawel "
    "pedro peggy penelope percy pete peter phil philip philipp philippa philippe phillip phillipa "
    "phoebe phyllis pierre pietro piotr polly pooja pradeep prakash prasad praveen preeti "
    "priscilla priya puneet quentin quincy rachael rachel rachelle rafael rafaela ragnar rahul "
    "raimund raj rajesh rajiv rakesh ralph ramesh ramiro ramon ramona randall randy rania raphael "
    "rashid rashida raul ravi raymond raymundo reba rebecca rebekah reem reggie regina reginald "
    "reiner reinhard renata renate rene renee reuben reyna rhea rhiannon rhona rhonda rhys ricardo "
    "richard richie rick ricky rigoberto ritu rob robbie robert roberta roberto robyn rochelle "
    "rocio roderick rodger rodney rodolfo rodrigo rogelio roger rohan rohit roisin roland rolf ron "
    "ronald ronan ronda ronnie roos rory rosa rosalie rosalind rosalinda rosalyn rosanna rosario "
    "roseann roseanne rosemary rosie rosita roslyn rowena roxana roxanne roxy roy royce ruaridh "
    "ruben rudy rufus rupert russ russel russell rutger ruth ruthie ryan sabine sabrina sachin "
    "sadie saeed salim sallie sally salma salvatore sam samantha samara samir samira sammy samuel "
    "sandeep sandhya sandie sandra sandro sanjay sanjeev sanne santosh saoirse sara sarah saul "
    "saurabh scott scottie scotty seamus sean sebastian selena selma serena sergei sergey sergio "
    "seth shalini shana shane shanice shaniqua shanna shannen shari sharla sharlene sharon sharron "
    "sharyn shaun shauna shawn shawna shayla shayna shayne sheena sheila shelby sheldon shelia "
    "shelley shelly sheree sherilyn sherman sherri sherrie sherry sherwin sheryl shiela shilpa "
    "shirin shirlee shirley shona shreya shruti sian siddharth silas silvia silvio simon simona "
    "simone sinead siobhan sneha sofie solomon sonal sondra sonia sonja sonya sophia sophie soren "
    "sridhar stacey stacia stacie stacy stanislav stanley stefan stefani stefania stefanie steffen "
    "steffi stella steph stephan stephane stephani stephanie stephany stephen steve steven stevie "
    "stewart stewie stu stuart sudhir sukie sumit sunil sunita suraj suresh susan susana susanna "
    "susannah susanne sushma susie suzanna suzanne suzette suzie suzy sven svenja svetlana swati "
    "sybille sydnee sylvester sylvia sylvie tabatha tabitha tamar tamara tameka tami tamika tammi "
    "tammie tammy tamra tamsin tania tanisha tanvi tanya tara tarah tariq tarun taryn tasha "
    "tatiana tatjana tatyana taylah ted tegan terence teresa terese teresita teri terrance terrell "
    "terrence terri terry tess tessa thad thaddeus thea thelma theo theodora theodore theresa "
    "thomas thorsten tiago tiana tiffani tiffany tilly tim timmothy timmy timothy tina tobias "
    "tobin toby todd tom tomas tomasz tommy tony tonya torsten tracee tracey tracie tracy travis "
    "trent trevor trey tricia trina trish trisha tristan tristram trixie trudy tyler tyra tyree "
    "tyrell tyrone tyson uday ulf ulrich ulrike ursula usha uwe valentin valeria valerie vanesa "
    "vanessa varun vaughn velma venkat vera verna vernon veronica veronika vicente vickey vicki "
    "vickie vicky victor vijay vikas vikki vikram viktor viktoria vilma vinay vince vincent "
    "vincenzo vineet vinod virgil vishal vivek vivian viviana vivienne vladimir vonda wally walter "
    "waltraud wanda wayne wendell wendi wendy werner wesley whitney wilbur wilda wilfred "
    "wilhelmina willa willem william willie wilma winifred winnie winona wojciech wolfgang xavier "
    "yadira yannick yaritza yash yasin yasmin yasmine yesenia yolanda yoshiko youssef yuki yuri "
    "yusuf yves yvette yvon yvonne zach zachariah zachary zachery zack zahra zainab zane zbigniew "
    "zeke zelda zelma zena zoe zoey zofia ";

constexpr std::string_view kNamesThatAreWords =
    "al alexandria angel angelica ariel art austin bailey bea beau bill blake bo bob bonnie boyd "
    "brady brandy bridget brooke brooklyn bryant cal cam cameron carter cat chad charlotte chase "
    "che chelsea chip christian chuck clare clarence clay clayton clement cliff clint clyde cole "
    "courtney cruz crystal daisy dakota dale dawn dean deb dee dex dolly dom don drew ebony ed "
    "eden edith em eve faith fern flo florence florian frank garth gene georgia glen grace grant "
    "gus hal harley harmony harper harvey heath holly hope horace howard hunter iris ivy jack "
    "jackson jade jasmine jasper jay jean jemima jet jo jordan joy jude june kai kat kay ken "
    "kendall kerry kira kirby kirk kit lana lance lane laurel lee lena levi lex lily lina lincoln "
    "liv logan lola lorraine lou luther lynn mac mackenzie madison mae malik marian marina mark "
    "marquis marshall mason max maxwell maya mel melody mercy mia micky miles miller milton misty "
    "mitchell moe monty morgan nadia nat nel nell nelson nia noel noor nora oli olive ollie otto "
    "paddy paige paris parker pat patience pearl penny perry petra phoenix pierce pip poppy "
    "preston quinn randi raven ray reed reese regan reid rex rich rita robin rocco rocky roman "
    "romeo rose ross rowan ruby rui rusty sal salvador sana sandy sasha savannah shannon sherlock "
    "sienna skip skye sofia sol sonny spencer stan sue summer sydney tate taylor teddy toni tori "
    "trinity trip troy tucker ty uma val valentina valerio van vern vi vic victoria violet "
    "virginia wade walker wallace warren wes will willow winston wren zac zak zara ";

constexpr std::size_t kSlots = 4096;
constexpr std::size_t slot_of(std::string_view word) {
  std::size_t hash = word.size();
  for (const char c : word) hash = hash * 37 + (static_cast<unsigned char>(c) & 31);
  return hash % kSlots;
}

/// Where in kNames each name begins, and one; 0: free. A slot that is taken leaves it to the next.
constexpr std::array<std::uint16_t, kSlots> kPlaces = [] {
  std::array<std::uint16_t, kSlots> places{};
  for (std::size_t at = 0; at < kNames.size();) {
    const std::size_t end = kNames.find(' ', at);
    std::size_t slot = slot_of(kNames.substr(at, end - at));
    while (places[slot] != 0) slot = (slot + 1) % kSlots;
    places[slot] = static_cast<std::uint16_t>(at + 1);
    at = end + 1;
  }
  return places;
}();
static_assert(kNames.size() < 1 << 16);

}  // namespace

std::string_view given_names() {
  return kNames;
}

std::string_view given_names_that_are_words() {
  return kNamesThatAreWords;
}

bool is_given_name(std::string_view word) {
  for (std::size_t slot = slot_of(word); kPlaces[slot] != 0; slot = (slot + 1) % kSlots) {
    const std::string_view rest = kNames.substr(kPlaces[slot] - 1U);
    if (rest.starts_with(word) && rest[word.size()] == ' ') return true;
  }
  return false;
}

}  // namespace deskmill
