/// What is run of Request Tracker: its own library does the work, this only asks.
enum TicketScript {
  static let library = "/usr/share/request-tracker5/lib"
  static let setup = "/usr/sbin/rt-setup-database-5"

  /// Its configuration: SQLite in a file, no mail, nothing outside that folder.
  static func site(database: String) -> String {
    """
    Set($rtname, 'bench');
    Set($Organization, 'example.org');
    Set($WebDomain, 'localhost');
    Set($Timezone, 'Asia/Shanghai');
    Set($DatabaseType, 'SQLite');
    Set($DatabaseName, '\(database)');
    Set($MailCommand, 'testfile');
    Set($LogToSyslog, undef);
    Set($LogToFile, undef);
    Set($LogToSTDERR, 'error');
    Set(%FullTextSearch, Enable => 1, Indexed => 0);
    1;

    """
  }

  /// `seed FILE` makes a ticket of every line; `ready`, `add FILE`, `list`, `filter QUEUE` and `search WORD` do one thing;
  /// `count` before one of the last three tells how many there are; `serve` reads such lines and answers each.
  ///
  /// Scrips are switched off: they would send mail, which nobody else here does. A seed is one transaction.
  static let text = """
    use strict; use warnings; use utf8;
    use lib '/usr/local/share/request-tracker5/lib', '\(library)';
    use JSON; use Encode;
    binmode STDOUT, ':utf8'; $| = 1;
    BEGIN { require RT; RT::LoadConfig(); RT::Init(); }
    my $user = RT::CurrentUser->new('root');
    sub create {
      my ($c) = @_;
      my $ticket = RT::Ticket->new($user);
      my $mime = MIME::Entity->build(Type => 'text/plain', Charset => 'utf-8', Data => [encode_utf8($c->{content})]);
      my ($id, undef, $said) = $ticket->Create(Queue => $c->{department}, Subject => $c->{subject},
        Status => $c->{status}, MIMEObj => $mime, ($c->{due} ? (Due => $c->{due}) : ()));
      die encode_utf8("$said\\n") unless $id;
      return $id;
    }
    sub lines { my ($path) = @_; open my $file, '<', $path or die "$path: $!\\n"; return <$file> }
    my %open = (list => "Status = '__Active__'");
    sub found {
      my ($what, $word) = @_;
      my $sql = $what eq 'list' ? $open{list} : $what eq 'filter' ? "$open{list} AND Queue = '$word'"
        : "Subject LIKE '$word' OR Content LIKE '$word'";
      my $list = RT::Tickets->new($user);
      my ($ok, $said) = $list->FromSQL($sql);
      die encode_utf8("$said\\n") unless $ok;
      $list->OrderByCols({FIELD => 'Due', ORDER => 'ASC'}, {FIELD => 'id', ORDER => 'ASC'});
      $list->RowsPerPage(50);
      return $list;
    }
    sub act {
      my ($what, @rest) = @_;
      return "0\\n" if $what eq 'ready';
      return create(decode_json((lines($rest[0]))[0])) . "\\n" if $what eq 'add';
      return found(@rest)->CountAll . "\\n" if $what eq 'count';
      my ($list, $text) = (found($what, @rest), '');
      while (my $t = $list->Next) {
        $text .= join("\\t", $t->id, $t->Status, $t->QueueObj->Name, $t->DueObj->ISO, $t->Subject) . "\\n";
      }
      return $text . $list->CountAll . "\\n";
    }
    my ($what, @rest) = map { decode_utf8($_) } @ARGV;
    if ($what eq 'seed') {
      my %queues;
      $RT::Handle->BeginTransaction;
      $RT::Handle->SimpleQuery('UPDATE Scrips SET Disabled = 1');
      for (lines($rest[0])) {
        my $c = decode_json($_);
        $queues{$c->{department}} ||= do {
          my ($id, $said) = RT::Queue->new(RT->SystemUser)->Create(Name => $c->{department});
          die encode_utf8("$said\\n") unless $id;
          $id;
        };
        create($c);
      }
      $RT::Handle->Commit;
    } elsif ($what eq 'serve') {
      system('stty', '-echo');
      print "==ready\\n";
      while (my $line = <STDIN>) {
        chomp $line;
        print act(split / /, decode_utf8($line)), "==end\\n";
      }
    } else {
      print act($what, @rest);
    }

    """
}
