<#
.SYNOPSIS
Tells as JSON what Windows knows of the layers below it, of its own settings and of the guests on it, for PTS Lens.

.DESCRIPTION
It changes nothing but the file that it is told to write. What cannot be answered is left out: without rights on
Hyper-V nothing is said of its guests. No password, key or path of a guest is kept.

This script was written from Microsoft's documentation and has not been run on Windows by its authors.

.EXAMPLE
powershell -ExecutionPolicy Bypass -File pts-lens-probe.ps1 -Out pts-lens-probe.host.json

On the Windows that is the host of the system that was measured.

.EXAMPLE
powershell -ExecutionPolicy Bypass -File pts-lens-probe.ps1 -Guest -Out pts-lens-probe.json

On the Windows that was measured.
#>
[CmdletBinding()]
param(
  # The file to write; without it the JSON is printed.
  [string] $Out = '',
  # Asks as the system that was measured, not as its host.
  [switch] $Guest,
  # The user's name for the physical machine.
  [string] $Machine = ''
)

$ErrorActionPreference = 'Stop'
$answers = [ordered]@{}
$longest = 60000

# Asks one question; a tool that is not there, or that fails, has not answered.
function Add-Answer([string] $Question, [scriptblock] $Ask) {
  try {
    $said = (@(& $Ask) -join "`n").Trim()
    if ($said -ne '') { $answers[$Question] = $said.Substring(0, [Math]::Min($longest, $said.Length)) }
  } catch {
    Write-Verbose "${Question}: $_"
  }
}

# A value as one word within quotes.
function Get-Quoted($Value) {
  '"' + ("$Value" -replace '["\r\n]', "'") + '"'
}

Add-Answer 'clock.before' { [DateTimeOffset]::UtcNow.ToUnixTimeSeconds() }
Add-Answer 'identity.name' { $env:COMPUTERNAME }
Add-Answer 'identity.uuid' { (Get-CimInstance Win32_ComputerSystemProduct).UUID }
Add-Answer 'windows.computer-name' { $env:COMPUTERNAME }
Add-Answer 'windows.caption' { (Get-CimInstance Win32_OperatingSystem).Caption }
Add-Answer 'windows.build' { (Get-CimInstance Win32_OperatingSystem).BuildNumber }
Add-Answer 'windows.manufacturer' { (Get-CimInstance Win32_ComputerSystem).Manufacturer }
Add-Answer 'windows.model' { (Get-CimInstance Win32_ComputerSystem).Model }
Add-Answer 'windows.hypervisor-present' { (Get-CimInstance Win32_ComputerSystem).HypervisorPresent }
Add-Answer 'windows.processor' { (Get-CimInstance Win32_Processor).Name }
Add-Answer 'windows.logical-processors' { (Get-CimInstance Win32_ComputerSystem).NumberOfLogicalProcessors }
# Both say nothing where Hyper-V has taken the processor already.
Add-Answer 'windows.virtualization-firmware' { (Get-CimInstance Win32_Processor).VirtualizationFirmwareEnabled }
Add-Answer 'windows.slat' { (Get-CimInstance Win32_Processor).SecondLevelAddressTranslationExtensions }
# 0: off, 1: on but not running, 2: running.
Add-Answer 'windows.vbs-status' {
  (Get-CimInstance -Namespace root\Microsoft\Windows\DeviceGuard -ClassName Win32_DeviceGuard).VirtualizationBasedSecurityStatus
}
# The words before the name are those of the display language.
Add-Answer 'windows.power-plan' { [regex]::Match((powercfg /getactivescheme | Out-String), '\(([^()\r\n]+)\)').Groups[1].Value }
Add-Answer 'load.before' { "$((Get-CimInstance Win32_Processor | Measure-Object LoadPercentage -Average).Average) %" }

if (-not $Guest) {
  # The hypervisor notes at its start how it shares out cores: 1 and 2 classic, 3 core, 4 root.
  Add-Answer 'hyperv.scheduler' {
    $noted = Get-WinEvent -MaxEvents 1 -FilterHashtable @{ ProviderName = 'Microsoft-Windows-Hyper-V-Hypervisor'; Id = 2 }
    $names = @{ '1' = 'classic, without SMT'; '2' = 'classic'; '3' = 'core'; '4' = 'root' }
    $names[[regex]::Match($noted.Message, '0x([1-4])').Groups[1].Value]
  }
  Add-Answer 'hyperv.vms' {
    foreach ($vm in Get-VM) {
      $memory = if ($vm.DynamicMemoryEnabled) { 'dynamic memory' } else { 'static memory' }
      "$($vm.Name): $($vm.State), Generation $($vm.Generation), $($vm.ProcessorCount) virtual processors, $([long]($vm.MemoryStartup / 1MB)) MB, $memory"
    }
  }
  Add-Answer 'hyperv.vm-settings' {
    foreach ($vm in Get-VM | Where-Object State -eq 'Running') {
      $processor = Get-VMProcessor -VM $vm
      $memory = Get-VMMemory -VM $vm
      '[guest]'
      "VMName = $(Get-Quoted $vm.Name)"
      "VMId = $(Get-Quoted $vm.Id)"
      foreach ($name in 'Count', 'Reserve', 'Maximum', 'RelativeWeight', 'HwThreadCountPerCore', 'ExposeVirtualizationExtensions') {
        "Processor.$name = $(Get-Quoted ($processor.$name))"
      }
      foreach ($name in 'DynamicMemoryEnabled', 'Startup', 'Minimum', 'Maximum') {
        "Memory.$name = $(Get-Quoted ($memory.$name))"
      }
    }
  }
  # Of VMware's own program on the machine, which names the file of its guest.
  Add-Answer 'vmx.settings' {
    foreach ($process in Get-CimInstance Win32_Process -Filter "Name = 'vmware-vmx.exe'") {
      $file = [regex]::Match("$($process.CommandLine)", '"([^"]+\.vmx)"|(\S+\.vmx)\s*$')
      $path = $file.Groups[1].Value + $file.Groups[2].Value
      if ($path -eq '') { continue }
      '[guest]'
      Get-Content -LiteralPath $path |
        Where-Object { $_ -match '^ *(displayName|uuid\.bios|ethernet\d+\.(generatedAddress|address)|vhv\.enable|numvcpus|cpuid\.coresPerSocket|memsize|sched\.cpu\.affinity|sched\.mem\.pin|mainMem\.useNamedFile|monitor\.virtual_exec|hypervisor\.cpuid\.v0) *= *"[A-Za-z0-9 ._:,-]*" *$' } |
        Select-Object -First 50
    }
  }
}

$probe = [ordered]@{
  format = 'pts-lens-probe'
  version = 1
  role = if ($Guest) { 'guest' } else { 'host' }
  collected = [DateTime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ')
}
if ($Machine -ne '') { $probe['machine'] = $Machine }
$probe['answers'] = $answers
# What is not ASCII is written as its number: shells and editors disagree about all else.
$json = [regex]::Replace(($probe | ConvertTo-Json -Depth 3), '[^\x00-\x7e]', { param($found) '\u{0:x4}' -f [int][char]$found.Value })
if ($Out -eq '') {
  $json
} else {
  [IO.File]::WriteAllText($ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Out), $json + "`n")
}
