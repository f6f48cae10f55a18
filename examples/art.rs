use sayso::article::*;
fn main() {
    for p in std::env::args().skip(1) {
        let t = std::time::Instant::now();
        for d in open(&p).unwrap() {
            match d.and_then(Document::article) {
                Ok(a) => {
                    if a.text.len() < 20000 {
                        println!("{}", a.text)
                    };
                    println!("{:?} {:?} {:?} {:?} {}", a.title, a.source, a.published, a.url, a.text.len())
                }
                Err(e) => println!("{e}"),
            }
        }
        eprintln!("{p} {:?}", t.elapsed());
    }
}
