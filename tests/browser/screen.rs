//! A browser with a report in it, and what it complains about.

use std::ffi::OsStr;
use std::io::Write as _;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use headless_chrome::browser::default_executable;
use headless_chrome::protocol::cdp::types::Event;
use headless_chrome::protocol::cdp::{Emulation, Network, Performance};
use headless_chrome::types::PrintToPdfOptions;
use headless_chrome::{Browser, LaunchOptions, Tab};
use serde_json::Value;

use crate::session::Session;

/// Where this stands, no browser is a failure: in the check of everything.
const REQUIRED: &str = "HEGUI_BROWSER";
/// A page that takes longer than this hangs; machines that do much else are slow.
const LONGEST: Duration = Duration::from_secs(50);

/// The page in its folder.
const REPORT: &str = "report.html";
/// The same without its script.
const WITHOUT_SCRIPT: &str = "without-script.html";

/// A page in a browser. When it is closed, nothing may have been complained of, and nothing asked of any network.
pub struct Screen {
    /// Ends with it.
    _browser: Browser,
    tab: Arc<Tab>,
    folder: tempfile::TempDir,
    complaints: Arc<Mutex<Vec<String>>>,
    /// The ids and the addresses of what was asked for, without what the page's policy forbade.
    requests: Arc<Mutex<Vec<(String, String)>>>,
}

impl Screen {
    /// Runs a check and opens its page in a wide window; `None` where the machine has no browser, which is said.
    pub fn open(session: &Session, check: &str) -> Option<Self> {
        let Ok(path) = default_executable() else {
            assert!(std::env::var_os(REQUIRED).is_none(), "{REQUIRED} is set, and there is no browser");
            // Past the capture of the test harness, which would hide it.
            let _ =
                writeln!(std::io::stderr(), "\nSKIPPED: no browser was found, the page was not looked at\n");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let page = session.run(&format!("{check} --format html")).stdout;
        let (before, script) = page.split_once("<script>").unwrap();
        let (_, after) = script.split_once("</script>").unwrap();
        std::fs::write(folder.path().join(REPORT), &page).unwrap();
        std::fs::write(folder.path().join(WITHOUT_SCRIPT), [before, after].concat()).unwrap();

        let arguments = ["--disable-quic", "--disable-component-update", "--disable-gpu"];
        let options = LaunchOptions {
            path: Some(path),
            // The page is ours, and the sandbox is nothing for the root of a container.
            sandbox: false,
            window_size: Some((1360, 1000)),
            idle_browser_timeout: LONGEST * 4,
            args: arguments.iter().map(OsStr::new).collect(),
            user_data_dir: Some(folder.path().join("profile")),
            ..LaunchOptions::default()
        };
        let browser = Browser::new(options).unwrap();
        let tab = browser.new_tab().unwrap();
        tab.set_default_timeout(LONGEST);
        let screen =
            Self { _browser: browser, tab, folder, complaints: Arc::default(), requests: Arc::default() };
        screen.listen();
        screen.load(REPORT);
        Some(screen)
    }

    fn load(&self, name: &str) {
        self.tab.navigate_to(&self.address(name)).unwrap();
        self.tab.wait_until_navigated().unwrap();
        self.run("document.documentElement.style.scrollBehavior = 'auto'");
    }

    fn address(&self, name: &str) -> String {
        format!("file://{}", self.folder.path().join(name).display())
    }

    /// Notes what the page asks for and what the browser complains of.
    fn listen(&self) {
        self.tab.enable_log().unwrap().enable_runtime().unwrap();
        let everything = Network::Enable {
            max_total_buffer_size: None,
            max_resource_buffer_size: None,
            max_post_data_size: None,
            report_direct_socket_traffic: None,
            enable_durable_messages: None,
        };
        self.tab.call_method(everything).unwrap();
        let (complaints, requests) = (self.complaints.clone(), self.requests.clone());
        let listener = move |event: &Event| match event {
            Event::NetworkRequestWillBeSent(sent) => {
                let (id, url) = (sent.params.request_id.clone(), sent.params.request.url.clone());
                requests.lock().unwrap().push((id, url));
            }
            Event::NetworkLoadingFailed(failed)
                if failed.params.blocked_reason == Some(Network::BlockedReason::Csp) =>
            {
                requests.lock().unwrap().retain(|(id, _)| *id != failed.params.request_id);
            }
            Event::LogEntryAdded(entry) => complaints.lock().unwrap().push(entry.params.entry.text.clone()),
            Event::RuntimeExceptionThrown(thrown) => {
                complaints.lock().unwrap().push(format!("{:?}", thrown.params.exception_details));
            }
            Event::RuntimeConsoleAPICalled(called) => {
                complaints.lock().unwrap().push(format!("{:?}", called.params.args));
            }
            Event::PageJavascriptDialogOpening(dialog) => {
                complaints.lock().unwrap().push(dialog.params.message.clone());
            }
            _ => {}
        };
        self.tab.add_event_listener(Arc::new(listener)).unwrap();
    }

    /// What an expression is in the page.
    pub fn value(&self, expression: &str) -> Value {
        let found = self.tab.evaluate(expression, true);
        found.unwrap_or_else(|error| panic!("{expression}: {error}")).value.unwrap_or_default()
    }

    /// What an expression that gives a number is.
    pub fn number(&self, expression: &str) -> u64 {
        self.value(expression).as_u64().unwrap_or_else(|| panic!("{expression} is no whole number"))
    }

    /// What an expression that gives a text is.
    pub fn text(&self, expression: &str) -> String {
        self.value(expression).as_str().unwrap_or_else(|| panic!("{expression} is no text")).to_owned()
    }

    /// Whether an expression holds.
    pub fn holds(&self, expression: &str) -> bool {
        self.value(expression).as_bool().unwrap_or_else(|| panic!("{expression} is no statement"))
    }

    /// Runs statements in the page.
    pub fn run(&self, statements: &str) {
        self.value(&format!("(() => {{ {statements} }})()"));
    }

    /// Waits until an expression holds.
    #[track_caller]
    pub fn wait_for(&self, expression: &str) {
        let begin = Instant::now();
        while !self.holds(expression) {
            assert!(begin.elapsed() < LONGEST, "{expression} never holds");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// How many findings are seen, as the page says, having waited for it to say this number.
    #[track_caller]
    pub fn shows(&self, count: u64) {
        self.wait_for(&format!("document.querySelector('#shown [data-shown]').textContent === '{count}'"));
        assert_eq!(self.number("document.querySelectorAll('.finding:not([hidden])').length"), count);
        let groups = "[...document.querySelectorAll('.group:not([hidden])')]";
        let of_groups = format!(
            "{groups}.reduce((sum, one) => sum + Number(one.querySelector('[data-shown]').textContent), 0)"
        );
        assert_eq!(self.number(&of_groups), count);
    }

    /// Clicks an element where it is seen.
    pub fn click(&self, selector: &str) {
        self.tab
            .find_element(selector)
            .unwrap_or_else(|error| panic!("{selector}: {error}"))
            .click()
            .unwrap();
    }

    /// Types a text into an element.
    pub fn type_into(&self, selector: &str, text: &str) {
        self.click(selector);
        self.tab.type_str(text).unwrap();
    }

    /// Presses a key, by its name.
    pub fn press(&self, key: &str) {
        self.tab.press_key(key).unwrap();
    }

    /// As if the reader's system was set to dark or to light.
    pub fn prefer(&self, scheme: &str) {
        let feature =
            Emulation::MediaFeature { name: "prefers-color-scheme".to_owned(), value: scheme.to_owned() };
        let media = Emulation::SetEmulatedMedia { media: None, features: Some(vec![feature]) };
        self.tab.call_method(media).unwrap();
    }

    /// As if the window was that wide.
    pub fn resize(&self, width: u32) {
        let mobile = width < 600;
        let metrics = Emulation::SetDeviceMetricsOverride { width, height: 900, mobile, ..metrics() };
        self.tab.call_method(metrics).unwrap();
    }

    /// From here on the work of the page is counted.
    pub fn measure(&self) {
        let domain = Some(Performance::EnableTime_domainOption::ThreadTicks);
        self.tab.call_method(Performance::Enable { time_domain: domain }).unwrap();
    }

    /// For how many seconds the page has worked since then: what other programs do meanwhile does not count.
    pub fn seconds_of_work(&self) -> f64 {
        let metrics = self.tab.call_method(Performance::GetMetrics(None)).unwrap().metrics;
        metrics.iter().find(|metric| metric.name == "TaskDuration").unwrap().value
    }

    /// Loads the page again, without its script.
    pub fn without_script(&self) {
        self.load(WITHOUT_SCRIPT);
    }

    /// The page as it is printed.
    pub fn print(&self) -> Vec<u8> {
        let options = PrintToPdfOptions {
            prefer_css_page_size: Some(true),
            print_background: Some(true),
            ..PrintToPdfOptions::default()
        };
        self.tab.print_to_pdf(Some(options)).unwrap()
    }

    /// What was complained of until now; from here on it is forgotten.
    pub fn complaints(&self) -> Vec<String> {
        std::mem::take(&mut self.complaints.lock().unwrap())
    }

    /// Ends the session: nothing was complained of, and nothing was asked for but the file.
    pub fn close(self) {
        assert_eq!(*self.complaints.lock().unwrap(), [""; 0]);
        let ours = [REPORT, WITHOUT_SCRIPT].map(|name| self.address(name));
        let requests = self.requests.lock().unwrap();
        assert!(!requests.is_empty() && requests.iter().all(|(_, url)| ours.contains(url)), "{requests:?}");
    }
}

fn metrics() -> Emulation::SetDeviceMetricsOverride {
    Emulation::SetDeviceMetricsOverride {
        width: 0,
        height: 0,
        device_scale_factor: 1.0,
        mobile: false,
        scale: None,
        screen_width: None,
        screen_height: None,
        position_x: None,
        position_y: None,
        dont_set_visible_size: None,
        screen_orientation: None,
        viewport: None,
        display_feature: None,
        device_posture: None,
    }
}
