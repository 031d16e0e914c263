/**
 * The arguments with which OpenSSH runs a POSIX shell on a destination. Whatever login shell is there, fish or csh, it
 * only ever sees the word `sh`. Keys, agents, jumps and known hosts are those of the user's own configuration; what of
 * it would ask a question, open a terminal or run something else than `sh` is off.
 * @param destination one that `isDestination`
 * @param configFile in place of the user's own; empty for that
 */
export function sshArguments(destination: string, configFile: string): readonly string[] {
  return [
    ...configuredBy(configFile),
    '-T',
    ...options.flatMap(option => ['-o', option]),
    '--',
    destination,
    'sh',
  ];
}

/**
 * The arguments with which OpenSSH logs in as the user does by hand, in a terminal that answers its questions.
 * @param destination one that `isDestination`
 * @param configFile in place of the user's own; empty for that
 */
export function sshLogin(destination: string, configFile: string): readonly string[] {
  return [...configuredBy(configFile), '--', destination];
}

function configuredBy(configFile: string): readonly string[] {
  return configFile === '' ? [] : ['-F', configFile];
}

const options = [
  // Nobody is there to answer a question.
  'BatchMode=yes',
  'ConnectTimeout=20',
  // A line that is dead without a word is noticed after a minute.
  'ServerAliveInterval=15',
  'ServerAliveCountMax=4',
  // The user's own forwards may be open already, and would end the connection.
  'ClearAllForwardings=yes',
  'ForwardX11=no',
  'PermitLocalCommand=no',
  'RemoteCommand=none',
  // Failures are told apart by what it says of them.
  'LogLevel=INFO',
];
